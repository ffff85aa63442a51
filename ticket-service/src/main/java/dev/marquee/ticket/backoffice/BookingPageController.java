package dev.marquee.ticket.backoffice;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.booking.CancelTicket;
import dev.marquee.ticket.booking.ConfirmBooking;
import dev.marquee.ticket.booking.ResendConfirmation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A booking's page, and what can be done there. With the id of a ticket, its booking is meant; only
 * cancelling is about that ticket alone.
 */
@Controller
@RequestMapping("/admin/tickets/{id:\\d{1,18}}")
class BookingPageController {

    private final BookingDesk desk;
    private final BookingPages pages;
    private final ConfirmBooking confirmBooking;
    private final CancelBooking cancelBooking;
    private final CancelTicket cancelTicket;
    private final ResendConfirmation resendConfirmation;

    BookingPageController(
            BookingDesk desk,
            BookingPages pages,
            ConfirmBooking confirmBooking,
            CancelBooking cancelBooking,
            CancelTicket cancelTicket,
            ResendConfirmation resendConfirmation) {
        this.desk = desk;
        this.pages = pages;
        this.confirmBooking = confirmBooking;
        this.cancelBooking = cancelBooking;
        this.cancelTicket = cancelTicket;
        this.resendConfirmation = resendConfirmation;
    }

    @GetMapping
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            Model model) {
        var opened = desk.open(id, caller);
        if (opened.ticket() != null) return "redirect:" + at(opened.booking());
        model.addAttribute("done", done);
        return pages.show(opened.booking(), model);
    }

    @PostMapping("/confirm")
    String confirm(
            @PathVariable long id, Caller caller, HttpServletResponse response, Model model) {
        var booking = desk.open(id, caller).booking();
        return act(
                booking,
                "confirmed",
                null,
                by -> confirmBooking.handle(booking.id(), by),
                caller,
                response,
                model);
    }

    @PostMapping("/resend")
    String resend(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var booking = desk.open(id, caller).booking();
        return act(
                booking,
                "resent",
                back,
                by -> resendConfirmation.handle(booking.id(), by),
                caller,
                response,
                model);
    }

    /** Asks before a booking is cancelled, or one ticket of it. */
    @GetMapping("/cancel")
    String ask(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            Caller caller,
            Model model) {
        model.addAttribute("back", back);
        var opened = desk.open(id, caller);
        return pages.ask(opened, Back.to(back, at(opened.booking())), model);
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var opened = desk.open(id, caller);
        var whole = opened.ticket() == null;
        return act(
                opened.booking(),
                whole ? "cancelled" : "ticket-cancelled",
                back,
                by -> {
                    if (whole) cancelBooking.handle(id, by);
                    else cancelTicket.handle(id, by);
                },
                caller,
                response,
                model);
    }

    /** Does it and goes back; or shows the booking, and why it could not be done. */
    private String act(
            Booking booking,
            String done,
            @Nullable String back,
            Consumer<Actor> action,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        try {
            action.accept(Actor.staff(caller));
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", Problems.said(e));
            return pages.show(desk.open(booking.id(), caller).booking(), model);
        }
        return Back.redirect(Back.to(back, at(booking)), done);
    }

    private static String at(Booking booking) {
        return BookingListController.PATH + "/" + booking.id();
    }
}
