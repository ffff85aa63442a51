package dev.marquee.ticket.delivery;

import static dev.marquee.ticket.booking.BookingHistory.What.MAIL_NOT_SENT;

import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent.HolderNews;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.checkout.StaffBookings;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import dev.marquee.ticket.delivery.DelayedMails.Later;
import dev.marquee.ticket.limit.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails the buyers of bookings that something happened to, and then owes what others hear of it.
 * That goes its own way: no mail waits for it, and no mail goes out twice because it failed.
 */
@Component
class BookingMails {

    private static final Logger log = LoggerFactory.getLogger(BookingMails.class);

    private final Bookings bookings;
    private final BookingMailWriter writer;
    private final NotificationClient notifications;
    private final FollowUps followUps;
    private final RateLimiter<EmailAddress> readers;
    private final DelayedMails delayedMails;
    private final TransactionTemplate transaction;
    private final HolderMails holderMails;
    private final BookingEvents events;
    private final BookingHistory history;
    private final StaffBookings staffBookings;
    private final Clock clock;

    BookingMails(
            Bookings bookings,
            BookingMailWriter writer,
            NotificationClient notifications,
            FollowUps followUps,
            RateLimiter<EmailAddress> readers,
            DelayedMails delayedMails,
            TransactionTemplate transaction,
            HolderMails holderMails,
            BookingEvents events,
            BookingHistory history,
            StaffBookings staffBookings,
            Clock clock) {
        this.bookings = bookings;
        this.writer = writer;
        this.notifications = notifications;
        this.followUps = followUps;
        this.readers = readers;
        this.delayedMails = delayedMails;
        this.transaction = transaction;
        this.holderMails = holderMails;
        this.events = events;
        this.history = history;
        this.staffBookings = staffBookings;
        this.clock = clock;
    }

    /**
     * Hands the mails over, or throws. Those whose address has had many within the hour are kept
     * for later; those that come with a receipt go another way, so that no other mail waits until
     * it is printed. Those about test bookings go to the event's staff alone.
     */
    void send(BookingNews news, List<OutboxMessage> facts) {
        var notSent = new ArrayList<Long>();
        var holders = new ArrayList<HolderNews>();
        var later = mail(news, facts, true, notSent, holders);
        transaction.executeWithoutResult(status -> {
            delayedMails.add(news, later);
            followUps.owe(news, facts);
            if (!holders.isEmpty()) events.publishAll(holders);
            noteNotSent(news, notSent);
        });
    }

    /** The same for mails that were kept; others have heard of these bookings already. */
    void sendDelayed(BookingNews news, List<OutboxMessage> facts) {
        var notSent = new ArrayList<Long>();
        var later = mail(news, facts, false, notSent, new ArrayList<>());
        transaction.executeWithoutResult(status -> {
            delayedMails.add(news, later);
            noteNotSent(news, notSent);
        });
    }

    /** Whoever tries an event out reads in the booking what would have been sent. */
    private void noteNotSent(BookingNews news, List<Long> bookings) {
        for (var booking : bookings)
            history.add(booking, clock.instant(), Actor.EVENT, MAIL_NOT_SENT, news.mailKind());
    }

    private List<Later> mail(
            BookingNews news,
            List<OutboxMessage> facts,
            boolean first,
            List<Long> notSent,
            List<HolderNews> holders) {
        var ids = facts.stream().map(BookingMails::booking).distinct().toList();
        var found =
                bookings.find(ids).stream()
                        .collect(Collectors.toMap(Booking::id, Function.identity()));
        if (found.size() < ids.size())
            log.warn(
                    "{} of bookings that are not there are not mailed: {}",
                    news.mailKind(),
                    ids.stream().filter(id -> !found.containsKey(id)).toList());
        var withTickets = TicketFiles.comeWith(news, found.values());
        var mails = new ArrayList<Mail>();
        var later = new ArrayList<Later>();
        var unmailed = news == BookingNews.CONFIRMED ? staffBookings.unmailed(ids) : Set.of();
        for (var fact : facts) {
            var booking = found.get(booking(fact));
            if (booking == null) continue; // a test booking, deleted as its event went live
            if (unmailed.contains(booking.id())) continue;
            if (first && news == BookingNews.CONFIRMED)
                holders.addAll(HolderMails.ofConfirmed(booking));
            if (first && news == BookingNews.EVENT_CHANGED)
                mails.addAll(
                        holderMails.ofChange(
                                booking, writer.before(news, fact), fact.key(), fact.createdAt()));
            if (first && ReceiptFiles.comeWith(news, booking)) {
                later.add(new Later(fact, Duration.ZERO));
                continue;
            }
            var mail = writer.write(news, fact, booking, withTickets);
            if (mail == null) continue;
            if (!booking.event().mayMail(booking.buyerEmail())) {
                notSent.add(booking.id());
                continue;
            }
            var wait = news.limited() ? readers.take(mailbox(mail), 1) : Duration.ZERO;
            if (wait.isZero()) mails.add(mail);
            else if (!isNeedless(news, fact)) later.add(new Later(fact, wait));
        }
        handOver(news, mails);
        return later;
    }

    /**
     * Those with files one by one, so that no request grows beyond what is taken. If one is not
     * handed over, all of them will be once more, so that none of them counts.
     */
    private void handOver(BookingNews news, List<Mail> mails) {
        try {
            var light = mails.stream().filter(mail -> mail.attachments().isEmpty()).toList();
            if (!light.isEmpty()) notifications.send(new Mails(light));
            for (var mail : mails)
                if (!mail.attachments().isEmpty()) notifications.send(new Mails(List.of(mail)));
        } catch (RuntimeException e) {
            if (news.limited()) mails.forEach(mail -> readers.giveBack(mailbox(mail), 1));
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
}
