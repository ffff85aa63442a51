package dev.marquee.ticket.backoffice;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.checkout.StaffBookings;
import dev.marquee.ticket.client.UnreachableAddresses;
import dev.marquee.ticket.document.TicketPdf;
import dev.marquee.ticket.payment.due.DueDifferences;
import dev.marquee.ticket.receipt.Receipts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages about one booking show. */
@Component
class BookingPages {

    /** A ticket with what can still be done with it. */
    record TicketLine(
            long id,
            String code,
            String attendee,
            @Nullable String attendeeEmail,
            String type,
            String price,
            TicketStatus status,
            @Nullable ZonedDateTime usedAt,
            @Nullable String gate) {

        public boolean isOpen() {
            return status == TicketStatus.RESERVED || status == TicketStatus.ISSUED;
        }
    }

    /**
     * A line of the history.
     *
     * @param what made, or a word of {@link BookingHistory.What}
     * @param actor a name, or one of the words {@code buyer} and {@code event}
     */
    record HistoryLine(Instant at, String what, String actor, @Nullable String detail) {}

    private final BookingHistory history;
    private final Receipts receipts;
    private final DueDifferences differences;
    private final StaffBookings staffBookings;
    private final UnreachableAddresses unreachable;

    BookingPages(
            BookingHistory history,
            Receipts receipts,
            DueDifferences differences,
            StaffBookings staffBookings,
            UnreachableAddresses unreachable) {
        this.unreachable = unreachable;
        this.staffBookings = staffBookings;
        this.history = history;
        this.receipts = receipts;
        this.differences = differences;
    }

    String show(Booking booking, Model model) {
        var zone = ZoneId.of(booking.event().timeZone());
        model.addAttribute("booking", booking);
        model.addAttribute("made", staffBookings.of(booking.id()).orElse(null));
        model.addAttribute("zone", zone);
        model.addAttribute(
                "undelivered",
                booking.isReachable() && unreachable.has(booking.buyerEmail().value()));
        model.addAttribute("total", Money.text(booking.totalMinor(), booking.currency()));
        model.addAttribute(
                "tickets", booking.tickets().stream().map(t -> line(booking, t, zone)).toList());
        model.addAttribute("history", history(booking));
        model.addAttribute(
                "receipts",
                booking.amounts().costs() ? receipts.ofBooking(booking.id()) : List.of());
        var reserved = booking.status() == BookingStatus.PENDING_PAYMENT;
        var confirmed = booking.status() == BookingStatus.CONFIRMED;
        var used = booking.tickets().stream().anyMatch(t -> t.status() == TicketStatus.USED);
        model.addAttribute("printable", TicketPdf.isPrintable(booking) && seesCodes(booking));
        model.addAttribute("reserved", reserved);
        model.addAttribute("confirmed", confirmed);
        var paid = booking.amounts().paidMinor() > 0;
        model.addAttribute("paid", text(booking.amounts().paidMinor(), booking));
        model.addAttribute("refunded", text(booking.amounts().refundedMinor(), booking));
        model.addAttribute("cancellable", (reserved || confirmed) && !used && !paid);
        model.addAttribute("refundable", confirmed && paid);
        differences
                .open(booking)
                .ifPresent(due ->
                        model.addAttribute("due", due)
                                .addAttribute("dueAmount", text(due.amountMinor(), booking)));
        return "desk/booking";
    }

    private static boolean seesCodes(Booking booking) {
        return Caller.current()
                .filter(staff -> BookingAccess.seesCodes(staff, booking))
                .isPresent();
    }

    private static @Nullable String text(long minor, Booking booking) {
        return minor == 0 ? null : Money.text(minor, booking.currency());
    }

    /**
     * The question before a booking is cancelled, or one ticket of it.
     *
     * @param keep where no leads to
     */
    String ask(BookingDesk.Opened opened, String keep, Model model) {
        var booking = opened.booking();
        var ticket = opened.ticket();
        var id = ticket == null ? booking.id() : ticket.id();
        var which =
                ticket == null ? String.valueOf(id) : booking.event().ticketCode(ticket.number());
        var last = booking.live() == 1 ? "last-ticket" : "ticket";
        model.addAttribute("what", ticket == null ? "booking" : last);
        model.addAttribute("about", new Object[] {which, booking.buyerName(), booking.live()});
        model.addAttribute("action", BookingListController.PATH + "/%d/cancel".formatted(id));
        model.addAttribute("keep", keep);
        model.addAttribute("eventId", booking.event().eventId());
        model.addAttribute("unreachable", !booking.isReachable());
        return "desk/ask";
    }

    private static TicketLine line(Booking booking, Ticket ticket, ZoneId zone) {
        var name = ticket.attendeeName();
        var email = ticket.attendeeEmail();
        return new TicketLine(
                ticket.id(),
                booking.event().ticketCode(ticket.number()),
                name == null ? booking.buyerName() : name,
                email == null ? null : email.value(),
                ticket.shownType(),
                Money.text(ticket.priceMinor(), booking.currency()),
                ticket.status(),
                at(ticket.usedAt(), zone),
                ticket.gate());
    }

    /** The newest first; how it began is the booking's own row. */
    private List<HistoryLine> history(Booking booking) {
        var made = new HistoryLine(booking.createdAt(), "made", booking.buyerName(), null);
        var since =
                history.of(booking.id()).stream()
                        .map(entry ->
                                new HistoryLine(
                                        entry.at(),
                                        entry.what().word(),
                                        entry.actor(),
                                        entry.detail()))
                        .toList();
        return Stream.concat(since.reversed().stream(), Stream.of(made)).toList();
    }

    private static @Nullable ZonedDateTime at(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : time.atZone(zone);
    }
}
