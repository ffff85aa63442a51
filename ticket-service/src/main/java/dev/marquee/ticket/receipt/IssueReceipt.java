package dev.marquee.ticket.receipt;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.ConfirmBooking.AfterPayment;
import dev.marquee.ticket.payment.Payment;
import dev.marquee.ticket.payment.Payments;
import dev.marquee.ticket.receipt.ReceiptContent.Event;
import dev.marquee.ticket.receipt.ReceiptContent.Party;
import dev.marquee.ticket.refund.Refund;
import dev.marquee.ticket.refund.Refunds.AfterRefund;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the receipt of a payment, and the credit note of a refund, in the transaction that books
 * the money. Making one twice changes nothing. Money that was not needed and goes back has neither.
 */
@Component
class IssueReceipt implements AfterPayment, AfterRefund {

    private final Payments payments;
    private final Bookings bookings;
    private final Receipts receipts;
    private final SoldTickets tickets;
    private final Sellers sellers;
    private final InvoiceAddresses addresses;

    IssueReceipt(
            Payments payments,
            Bookings bookings,
            Receipts receipts,
            SoldTickets tickets,
            Sellers sellers,
            InvoiceAddresses addresses) {
        this.payments = payments;
        this.bookings = bookings;
        this.receipts = receipts;
        this.tickets = tickets;
        this.sellers = sellers;
        this.addresses = addresses;
    }

    /** Makes the receipts of a locked booking's payments that have none. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(Booking booking, Instant now) {
        for (var payment : payments.ofBooking(booking.id()))
            if (payment.isPaid()
                    && !payment.surplus()
                    && receipts.ofPayment(payment.id()).isEmpty()) add(booking, payment, now);
    }

    private void add(Booking booking, Payment payment, Instant now) {
        var change = payment.changeId();
        var sold =
                change == null
                        ? tickets.paidBy(booking, payment.amountMinor())
                        : tickets.differences(booking, change);
        var company = addresses.find(booking.id()).map(InvoiceAddress::asParty).orElse(null);
        var amounts = booking.amounts();
        var whole = change == null && payment.amountMinor() == amounts.totalMinor();
        var content =
                content(
                        booking,
                        payment,
                        company,
                        sold,
                        whole ? amounts.subtotalMinor() : payment.amountMinor(),
                        whole ? amounts.discountMinor() : 0,
                        0,
                        null);
        var kind = company == null ? ReceiptKind.RECEIPT : ReceiptKind.INVOICE;
        var at = Objects.requireNonNullElse(payment.succeededAt(), now);
        add(draft(booking, kind, payment.id(), null, payment.amountMinor(), content, at));
    }

    /** Makes the credit note of a refund that is done, after the receipt that it corrects. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Refund refund) {
        var payment = payments.find(refund.paymentId()).orElseThrow();
        if (payment.surplus() || refund.amountMinor() == 0) return;
        if (receipts.ofRefund(refund.id()).isPresent()) return;
        var booking = bookings.find(refund.bookingId()).orElseThrow();
        paid(booking, refund.createdAt());
        var receipt = receipts.ofPayment(payment.id());
        var sold = returned(booking, refund);
        var back = SoldTicket.spread(sold, refund.amountMinor());
        var content =
                content(
                        booking,
                        payment,
                        receipt.map(one -> one.content().company()).orElse(null),
                        back,
                        refund.amountMinor(),
                        0,
                        refund.feeKeptMinor(),
                        receipt.map(Receipt::number).orElse(null));
        var at = Objects.requireNonNullElse(refund.doneAt(), refund.createdAt());
        add(
                draft(
                        booking,
                        ReceiptKind.CREDIT_NOTE,
                        null,
                        refund.id(),
                        refund.amountMinor(),
                        content,
                        at));
    }

    /** What a refund gives back: tickets, their difference, or what moved on with them. */
    private List<SoldTicket> returned(Booking booking, Refund refund) {
        var change = refund.changeId();
        if (change == null) return tickets.of(booking, refund.ticketIds());
        return Refund.MOVED.equals(refund.reason())
                ? tickets.moved(booking, change)
                : tickets.differences(booking, change);
    }

    private void add(Receipts.Draft draft) {
        receipts.add(draft, sellers.find(draft.organizerId()).map(Seller::numberPrefix).orElse(""));
    }

    private static Receipts.Draft draft(
            Booking booking,
            ReceiptKind kind,
            @Nullable Long payment,
            @Nullable Long refund,
            long total,
            ReceiptContent content,
            Instant at) {
        return new Receipts.Draft(
                booking.event().organizerId(),
                kind,
                booking.id(),
                payment,
                refund,
                booking.currency(),
                total,
                booking.buyerName(),
                content,
                booking.event().isTest(),
                at);
    }

    private ReceiptContent content(
            Booking booking,
            Payment payment,
            @Nullable Party company,
            List<SoldTicket> sold,
            long subtotal,
            long discount,
            long feeKept,
            @Nullable String corrects) {
        var event = booking.event();
        Optional<Seller> seller = sellers.find(event.organizerId());
        return new ReceiptContent(
                seller.map(Seller::asParty).orElse(null),
                seller.map(Seller::footer).orElse(null),
                company,
                new Event(
                        event.code(),
                        event.name(),
                        event.startsAt(),
                        event.timeZone(),
                        event.location()),
                seller.map(one -> one.timeZone().getId()).orElse(event.timeZone()),
                SoldTicket.lines(sold),
                subtotal,
                discount,
                SoldTicket.taxes(sold),
                feeKept,
                payment.method(),
                payment.card(),
                payment.testMode(),
                corrects);
    }
}
