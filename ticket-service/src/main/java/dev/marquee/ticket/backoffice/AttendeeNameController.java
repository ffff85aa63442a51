package dev.marquee.ticket.backoffice;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.ChangeAttendee;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.checkout.PlainText;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes who comes with a ticket: in its line, or on a page of its own without JavaScript. */
@Controller
@RequestMapping("/admin/tickets/{id:\\d{1,18}}/name")
class AttendeeNameController {

    /** Says that a piece of a page is asked for, not a page. */
    private static final String HTMX = "HX-Request";

    /**
     * Who comes.
     *
     * @param name empty for the buyer
     * @param email where they are written to; empty to leave it as it is
     */
    record NameForm(
            @Size(max = ChangeAttendee.LONGEST) @PlainText @PersonName @Nullable String name,
            @Size(max = 254) @Nullable String email) {

        static NameForm of(Ticket ticket) {
            var email = ticket.attendeeEmail();
            return new NameForm(ticket.attendeeName(), email == null ? null : email.value());
        }

        boolean hasEmail() {
            return email != null && !email.isBlank();
        }
    }

    private final BookingDesk desk;
    private final ChangeAttendee changeAttendee;

    AttendeeNameController(BookingDesk desk, ChangeAttendee changeAttendee) {
        this.desk = desk;
        this.changeAttendee = changeAttendee;
    }

    /**
     * @param shown whether only the name is asked for, because it stays as it is
     */
    @GetMapping
    String form(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            @RequestParam(defaultValue = "false") boolean shown,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            Caller caller,
            Model model) {
        var opened = desk.openTicket(id, caller);
        model.addAttribute("nameForm", NameForm.of(ticket(opened)));
        fill(model, opened, back);
        if (htmx == null) return "desk/rename";
        return shown ? "desk/name :: shown" : "desk/name :: form";
    }

    @PostMapping
    String change(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            @RequestHeader(name = HTMX, required = false) @Nullable String htmx,
            @Valid @ModelAttribute NameForm nameForm,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var opened = desk.openTicket(id, caller);
        fill(model, opened, back);
        if (!result.hasErrors()) change(id, nameForm, caller, result);
        if (result.hasErrors()) return wrong(htmx, response);
        if (htmx == null) return Back.redirect(Back.to(back, at(opened)), "renamed");
        fill(model, desk.openTicket(id, caller), back);
        return "desk/name :: shown";
    }

    /** htmx shows nothing of an answer that says it is an error. */
    private static String wrong(@Nullable String htmx, HttpServletResponse response) {
        if (htmx != null) return "desk/name :: form";
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "desk/rename";
    }

    /** A refusal becomes an error of the field, and what was typed stays. */
    private void change(long ticket, NameForm form, Caller caller, BindingResult result) {
        var email = EmailAddress.parse(String.valueOf(form.email()).strip());
        if (form.hasEmail() && email.isEmpty()) {
            result.rejectValue("email", "Pattern");
            return;
        }
        try {
            changeAttendee.handle(ticket, form.name(), Actor.staff(caller));
            if (form.hasEmail())
                changeAttendee.mailTo(ticket, email.orElseThrow(), Actor.staff(caller));
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            Problems.said(e).reject(result, "name", "refused");
        }
    }

    private static void fill(Model model, BookingDesk.Opened opened, @Nullable String back) {
        var booking = opened.booking();
        var ticket = ticket(opened);
        var name = ticket.attendeeName();
        model.addAttribute("bookingId", booking.id());
        model.addAttribute("eventId", booking.event().eventId());
        model.addAttribute("ticketId", ticket.id());
        model.addAttribute("code", booking.event().ticketCode(ticket.number()));
        model.addAttribute("attendee", name == null ? booking.buyerName() : name);
        var email = ticket.attendeeEmail();
        model.addAttribute("attendeeEmail", email == null ? null : email.value());
        model.addAttribute("buyer", booking.buyerName());
        model.addAttribute("back", Back.to(back, at(opened)));
    }

    private static Ticket ticket(BookingDesk.Opened opened) {
        return Objects.requireNonNull(opened.ticket(), "opened as a ticket");
    }

    private static String at(BookingDesk.Opened opened) {
        return BookingListController.PATH + "/" + opened.booking().id();
    }
}
