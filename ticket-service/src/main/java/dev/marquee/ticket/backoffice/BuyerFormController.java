package dev.marquee.ticket.backoffice;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.CorrectBuyer;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Corrects a buyer's name, e-mail address and telephone. */
@Controller
@RequestMapping("/admin/tickets/{id:\\d{1,18}}/buyer")
class BuyerFormController {

    private static final String FORM = "buyerForm";
    private static final String PAGE = "desk/buyer";

    private final BookingDesk desk;
    private final CorrectBuyer correctBuyer;

    BuyerFormController(BookingDesk desk, CorrectBuyer correctBuyer) {
        this.desk = desk;
        this.correctBuyer = correctBuyer;
    }

    @GetMapping
    String form(@PathVariable long id, Caller caller, Model model) {
        var booking = desk.openBooking(id, caller);
        model.addAttribute(FORM, BuyerForm.of(booking)).addAttribute("booking", booking);
        return PAGE;
    }

    @PostMapping
    String correct(
            @PathVariable long id,
            @Valid @ModelAttribute(FORM) BuyerForm form,
            BindingResult result,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var booking = desk.openBooking(id, caller);
        if (!result.hasErrors()) correct(booking, form, caller, result);
        if (!result.hasErrors()) return Back.redirect(at(booking), done(booking, form));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("booking", booking);
        return PAGE;
    }

    /** A refusal is about the address: only that can exceed a quota. */
    private void correct(Booking booking, BuyerForm form, Caller caller, BindingResult result) {
        var buyer = form.buyer(booking);
        if (buyer.isEmpty()) {
            result.rejectValue(
                    "email",
                    form.email() == null || form.email().isBlank() ? "NotBlank" : "Pattern");
            return;
        }
        try {
            correctBuyer.handle(
                    booking.id(),
                    present -> {
                        if (form.isOutdated(present)) throw outdated(present);
                        return buyer.get();
                    },
                    Actor.staff(caller));
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.CONFLICT) throw e;
            Problems.said(e).reject(result, "email", "refused");
        }
    }

    private static ErrorResponseException outdated(Booking booking) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "changed-meanwhile",
                Text.of(
                        "problem.changed-meanwhile.somebody-else-changed",
                        booking.buyerEmail().value()));
    }

    private static String done(Booking before, BuyerForm form) {
        var moved =
                form.buyer(before)
                        .filter(buyer -> !buyer.email().equals(before.buyerEmail()))
                        .isPresent();
        return moved && before.status() == BookingStatus.CONFIRMED ? "corrected-sent" : "corrected";
    }

    private static String at(Booking booking) {
        return BookingListController.PATH + "/" + booking.id();
    }
}
