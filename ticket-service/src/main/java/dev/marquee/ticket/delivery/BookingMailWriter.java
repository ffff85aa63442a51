package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketLinks;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.client.NotificationClient.Attachment;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.delivery.BookingMail.Calendar;
import dev.marquee.ticket.eventchange.EventChanged;
import dev.marquee.ticket.qr.TicketTokens;
import dev.marquee.ticket.refund.Refund;
import dev.marquee.ticket.wallet.OfferedWallets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what a mail about a booking tells its buyer. */
@Component
class BookingMailWriter {

    private final Bookings bookings;
    private final TicketTokens tokens;
    private final TicketLinks links;
    private final JsonMapper json;
    private final RefundWords refundWords;
    private final PaymentWords paymentWords;
    private final ChangeWords changeWords;
    private final ReceiptFiles receiptFiles;
    private final TicketFiles ticketFiles;
    private final OfferedWallets wallets;

    BookingMailWriter(
            Bookings bookings,
            TicketTokens tokens,
            TicketLinks links,
            JsonMapper json,
            RefundWords refundWords,
            PaymentWords paymentWords,
            ChangeWords changeWords,
            ReceiptFiles receiptFiles,
            TicketFiles ticketFiles,
            OfferedWallets wallets) {
        this.bookings = bookings;
        this.tokens = tokens;
        this.links = links;
        this.json = json;
        this.refundWords = refundWords;
        this.paymentWords = paymentWords;
        this.changeWords = changeWords;
        this.receiptFiles = receiptFiles;
        this.ticketFiles = ticketFiles;
        this.wallets = wallets;
    }

    /** Null where nobody is left to be told, or nothing: void tickets open no door. */
    @Nullable Mail write(
            BookingNews news, OutboxMessage fact, Booking booking, boolean withTickets) {
        if (news == BookingNews.RESERVED && booking.status() != BookingStatus.PENDING_PAYMENT)
            return null;
        var toPay = news.isToPay() ? paymentWords.of(fact.payload(), booking) : null;
        if (news.isToPay() && toPay == null) return null;
        var change = news.isChange() ? changeWords.of(news, fact.payload()) : null;
        if (news.isChange() && change == null) return null;
        var refund = refundWords.of(news, fact.payload(), booking);
        var tickets =
                change != null
                        ? change.tickets(booking)
                        : toPay != null ? toPay.tickets() : tickets(news, booking, refund);
        if (tickets.isEmpty() || !booking.isReachable() || isForNobody(news, fact)) return null;
        return new Mail(
                news.mailKind() + ":" + fact.key(),
                news.mailKind(),
                booking.buyerEmail().value(),
                booking.locale(),
                booking.event().organizerId(),
                BookingMail.of(
                                booking,
                                tickets,
                                isOpened(news, booking) ? links.addressOf(booking) : null,
                                calendar(news, fact, booking),
                                toPay != null
                                        ? toPay.payment()
                                        : change != null
                                                ? change.payment()
                                                : news == BookingNews.EVENT_CHANGED
                                                        ? null
                                                        : refundWords.payment(
                                                                news, booking, refund),
                                before(news, fact),
                                tokens)
                        .inWallets(news.admits() && wallets.any()),
                files(news, booking, refund, withTickets));
    }

    private List<Attachment> files(
            BookingNews news, Booking booking, Optional<Refund> refund, boolean withTickets) {
        var receipts = receiptFiles.of(news, booking, refund);
        if (!withTickets) return receipts;
        return Stream.concat(receipts.stream(), ticketFiles.of(booking, receipts).stream())
                .toList();
    }

    /** Whether there is something to open: tickets to come with, or what is to be paid. */
    private static boolean isOpened(BookingNews news, Booking booking) {
        return news.admits() || news == BookingNews.RESERVED && booking.amounts().costs();
    }

    private static List<Ticket> tickets(
            BookingNews news, Booking booking, Optional<Refund> refund) {
        if (news.isRefund() && refund.isPresent())
            return RefundWords.tickets(booking, refund.get());
        return news.admits() ? ownLive(booking) : booking.tickets();
    }

    /** A corrected name or telephone is no reason to write to the buyer. */
    private boolean isForNobody(BookingNews news, OutboxMessage fact) {
        return news == BookingNews.CORRECTED
                && !json.readTree(fact.payload()).path("resend").asBoolean();
    }

    /** One event is one entry of a calendar, which a buyer who still goes keeps. */
    private @Nullable Calendar calendar(BookingNews news, OutboxMessage fact, Booking booking) {
        if (news == BookingNews.RESERVED || news == BookingNews.DIFFERENCE_ASKED || news.isToPay())
            return null;
        if (news.isRefund() && !isOver(news, booking)) return null;
        if (!news.admits() && news != BookingNews.EVENT_CANCELLED && goesAnyway(booking))
            return null;
        return new Calendar(booking.event().version(), fact.createdAt(), !news.admits());
    }

    /** Whether the buyer does not go any more, now that the money goes back. */
    private static boolean isOver(BookingNews news, Booking booking) {
        return news == BookingNews.REFUND_APPROVED && booking.status() == BookingStatus.REFUNDED;
    }

    private boolean goesAnyway(Booking booking) {
        return bookings.ofBuyer(booking.buyerEmail()).stream()
                .filter(other -> other.event().eventId() == booking.event().eventId())
                .anyMatch(other -> other.status() == BookingStatus.CONFIRMED);
    }

    /** What was handed on is sent to its holder alone. */
    private static List<Ticket> ownLive(Booking booking) {
        return booking.tickets().stream()
                .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
                .filter(ticket -> !ticket.isHandedOn(booking.buyerEmail()))
                .toList();
    }

    /** How an event was before the change that is told of; null where none is. */
    EventChanged.@Nullable Before before(BookingNews news, OutboxMessage fact) {
        return news == BookingNews.EVENT_CHANGED
                ? json.readValue(fact.payload(), EventChanged.Fact.class).before()
                : null;
    }
}
