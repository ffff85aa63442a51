package dev.marquee.ticket.refund;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Prepares the page of a refund, or of one that nobody has asked for yet. */
@Component
class RefundPages {

    /** A ticket to choose. */
    record Choice(long id, String code, String type, String paid, boolean chosen) {}

    static final String FORM = "refundForm";

    String show(Booking booking, @Nullable Refund refund, RefundForm form, Model model) {
        model.addAttribute("booking", booking)
                .addAttribute("refund", refund)
                .addAttribute("view", refund == null ? null : RefundView.of(refund))
                .addAttribute("codes", refund == null ? List.of() : codes(booking, refund))
                .addAttribute("decidable", refund == null || refund.phase() == RefundPhase.ASKED)
                .addAttribute(
                        "action",
                        refund == null
                                ? RefundPageController.PATH + "/bookings/" + booking.id()
                                : RefundPageController.PATH + "/" + refund.id() + "/decision")
                .addAttribute("choices", choices(booking, form));
        if (!model.containsAttribute(FORM)) model.addAttribute(FORM, form);
        return "refund/refund";
    }

    private static List<String> codes(Booking booking, Refund refund) {
        return booking.tickets().stream()
                .filter(ticket -> refund.ticketIds().contains(ticket.id()))
                .map(ticket -> booking.event().ticketCode(ticket.number()))
                .toList();
    }

    /** Those that are still good. */
    static List<Ticket> good(Booking booking) {
        return booking.tickets().stream()
                .filter(ticket -> ticket.status() == TicketStatus.ISSUED)
                .toList();
    }

    private static List<Choice> choices(Booking booking, RefundForm form) {
        return good(booking).stream()
                .map(ticket ->
                        new Choice(
                                ticket.id(),
                                booking.event().ticketCode(ticket.number()),
                                ticket.ticketType(),
                                Money.text(ticket.paidMinor(), booking.currency()),
                                form.ticketIds().contains(ticket.id())))
                .toList();
    }
}
