package dev.marquee.ticket.delivery;

import static dev.marquee.ticket.booking.BookingHistory.What.MAIL_NOT_SENT;

import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent.HolderNews;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketLinks;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.checkout.StaffBookings;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Attachment;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import dev.marquee.ticket.delivery.BookingMail.Calendar;
import dev.marquee.ticket.delivery.DelayedMails.Later;
import dev.marquee.ticket.eventchange.EventChanged;
import dev.marquee.ticket.limit.RateLimiter;
import dev.marquee.ticket.qr.TicketTokens;
import dev.marquee.ticket.refund.Refund;
import dev.marquee.ticket.wallet.OfferedWallets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mails the buyers of bookings that something happened to, and then owes what others hear of it.
 * That goes its own way: no mail waits for it, and no mail goes out twice because it failed.
 */
@Component
class BookingMails {

    private static final Logger log = LoggerFactory.getLogger(BookingMails.class);

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
    private final PaymentWords paymentWords;
    private final ChangeWords changeWords;
    private final ReceiptFiles receiptFiles;
    private final HolderMails holderMails;
    private final BookingEvents events;
    private final TicketFiles ticketFiles;
    private final OfferedWallets wallets;
    private final BookingHistory history;
    private final StaffBookings staffBookings;
    private final Clock clock;

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
            RefundWords refundWords,
            PaymentWords paymentWords,
            ChangeWords changeWords,
            ReceiptFiles receiptFiles,
            HolderMails holderMails,
            BookingEvents events,
            TicketFiles ticketFiles,
            OfferedWallets wallets,
            BookingHistory history,
            StaffBookings staffBookings,
            Clock clock) {
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
        this.paymentWords = paymentWords;
        this.changeWords = changeWords;
        this.receiptFiles = receiptFiles;
        this.holderMails = holderMails;
        this.events = events;
        this.ticketFiles = ticketFiles;
        this.wallets = wallets;
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
                                booking, before(news, fact), fact.key(), fact.createdAt()));
            if (first && ReceiptFiles.comeWith(news, booking)) {
                later.add(new Later(fact, Duration.ZERO));
                continue;
            }
            var mail = mail(news, fact, booking, withTickets);
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

    /** Null where nobody is left to be told, or nothing: void tickets open no door. */
    private @Nullable Mail mail(
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

    private EventChanged.@Nullable Before before(BookingNews news, OutboxMessage fact) {
        return news == BookingNews.EVENT_CHANGED
                ? json.readValue(fact.payload(), EventChanged.Fact.class).before()
                : null;
    }
}
