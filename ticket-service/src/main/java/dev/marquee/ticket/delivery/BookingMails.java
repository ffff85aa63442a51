package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketLinks;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import dev.marquee.ticket.delivery.BookingMail.Calendar;
import dev.marquee.ticket.delivery.DelayedMails.Later;
import dev.marquee.ticket.eventchange.EventChanged;
import dev.marquee.ticket.limit.RateLimiter;
import dev.marquee.ticket.qr.TicketTokens;
import dev.marquee.ticket.refund.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mails the buyers of bookings that something happened to, and then owes what others hear of it.
 * That goes its own way: no mail waits for it, and no mail goes out twice because it failed.
 */
@Component
class BookingMails {

    private final Bookings bookings;
    private final TicketTokens tokens;
    private final TicketLinks links;
    private final NotificationClient notifications;
    private final FollowUps followUps;
    private final RateLimiter<EmailAddress> readers;
    private final DelayedMails delayedMails;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final RefundWords refundWords;

    BookingMails(
            Bookings bookings,
            TicketTokens tokens,
            TicketLinks links,
            NotificationClient notifications,
            FollowUps followUps,
            RateLimiter<EmailAddress> readers,
            DelayedMails delayedMails,
            TransactionTemplate transaction,
            JsonMapper json,
            RefundWords refundWords) {
        this.bookings = bookings;
        this.tokens = tokens;
        this.links = links;
        this.notifications = notifications;
        this.followUps = followUps;
        this.readers = readers;
        this.delayedMails = delayedMails;
        this.transaction = transaction;
        this.json = json;
        this.refundWords = refundWords;
    }

    /**
     * Hands the mails over, or throws. Those whose address has had many within the hour are kept
     * for later.
     */
    void send(BookingNews news, List<OutboxMessage> facts) {
        var later = mail(news, facts);
        transaction.executeWithoutResult(status -> {
            delayedMails.add(news, later);
            followUps.owe(news, facts);
        });
    }

    /** The same for mails that were kept; others have heard of these bookings already. */
    void sendDelayed(BookingNews news, List<OutboxMessage> facts) {
        var later = mail(news, facts);
        transaction.executeWithoutResult(status -> delayedMails.add(news, later));
    }

    private List<Later> mail(BookingNews news, List<OutboxMessage> facts) {
        var ids = facts.stream().map(BookingMails::booking).distinct().toList();
        var found =
                bookings.find(ids).stream()
                        .collect(Collectors.toMap(Booking::id, Function.identity()));
        if (found.size() < ids.size())
            throw new IllegalStateException("a booking is missing among " + ids);
        var mails = new ArrayList<Mail>();
        var later = new ArrayList<Later>();
        for (var fact : facts) {
            var mail = mail(news, fact, Objects.requireNonNull(found.get(booking(fact))));
            if (mail == null) continue;
            var wait = news.limited() ? readers.take(mailbox(mail), 1) : Duration.ZERO;
            if (wait.isZero()) mails.add(mail);
            else if (!isNeedless(news, fact)) later.add(new Later(fact, wait));
        }
        if (!mails.isEmpty()) send(news, new Mails(mails));
        return later;
    }

    private void send(BookingNews news, Mails mails) {
        try {
            notifications.send(mails);
        } catch (RuntimeException e) {
            if (news.limited()) mails.mails().forEach(mail -> readers.giveBack(mailbox(mail), 1));
            throw e;
        }
    }

    /** Whose mails are counted together: one reader has as many tagged addresses as they like. */
    private static EmailAddress mailbox(Mail mail) {
        return new EmailAddress(mail.to()).withoutTag();
    }

    /** Nobody need read of the end of a booking who never read of its beginning, and never will. */
    private boolean isNeedless(BookingNews news, OutboxMessage fact) {
        return news == BookingNews.CANCELLED && delayedMails.hasFirstMailOf(booking(fact));
    }

    static Long booking(OutboxMessage fact) {
        return Long.valueOf(fact.key().split(":", 2)[0]);
    }

    /** Null where nobody is left to be told, or nothing: void tickets open no door. */
    private @Nullable Mail mail(BookingNews news, OutboxMessage fact, Booking booking) {
        if (news == BookingNews.RESERVED && booking.status() != BookingStatus.PENDING_PAYMENT)
            return null;
        var refund = refundWords.of(news, fact.payload(), booking);
        var tickets = tickets(news, booking, refund);
        if (tickets.isEmpty() || booking.isErased() || isForNobody(news, fact)) return null;
        return new Mail(
                news.mailKind() + ":" + fact.key(),
                news.mailKind(),
                booking.buyerEmail().value(),
                "en",
                booking.event().organizerId(),
                BookingMail.of(
                        booking,
                        tickets,
                        news.admits() ? links.addressOf(booking) : null,
                        calendar(news, fact, booking),
                        news == BookingNews.EVENT_CHANGED
                                ? null
                                : RefundWords.payment(booking, refund),
                        before(news, fact),
                        tokens));
    }

    private static List<Ticket> tickets(
            BookingNews news, Booking booking, Optional<Refund> refund) {
        if (news.isRefund() && refund.isPresent())
            return RefundWords.tickets(booking, refund.get());
        return news.admits() ? live(booking) : booking.tickets();
    }

    /** A corrected name or telephone is no reason to write to the buyer. */
    private boolean isForNobody(BookingNews news, OutboxMessage fact) {
        return news == BookingNews.CORRECTED
                && !json.readTree(fact.payload()).path("resend").asBoolean();
    }

    /** One event is one entry of a calendar, which a buyer who still goes keeps. */
    private @Nullable Calendar calendar(BookingNews news, OutboxMessage fact, Booking booking) {
        if (news == BookingNews.RESERVED) return null;
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

    private static List<Ticket> live(Booking booking) {
        return booking.tickets().stream()
                .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
                .toList();
    }

    private EventChanged.@Nullable Before before(BookingNews news, OutboxMessage fact) {
        return news == BookingNews.EVENT_CHANGED
                ? json.readValue(fact.payload(), EventChanged.Fact.class).before()
                : null;
    }
}
