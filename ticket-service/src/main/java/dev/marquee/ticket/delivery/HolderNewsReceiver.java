package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.BookingEvent.HolderNews;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import dev.marquee.ticket.limit.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes news to the holders of single tickets. Whoever has had many mails within the hour gets this
 * one later: anybody can name anybody's address.
 */
@Component
class HolderNewsReceiver implements MessageHandler {

    private final Bookings bookings;
    private final HolderMails holderMails;
    private final NotificationClient notifications;
    private final RateLimiter<EmailAddress> readers;
    private final Outbox outbox;
    private final JsonMapper json;

    HolderNewsReceiver(
            Bookings bookings,
            HolderMails holderMails,
            NotificationClient notifications,
            RateLimiter<EmailAddress> readers,
            Outbox outbox,
            JsonMapper json) {
        this.bookings = bookings;
        this.holderMails = holderMails;
        this.notifications = notifications;
        this.readers = readers;
        this.outbox = outbox;
        this.json = json;
    }

    @Override
    public String topic() {
        return BookingEvents.HOLDERS;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        var mails = new ArrayList<Mail>();
        for (var fact : facts) {
            var news = json.readValue(fact.payload(), HolderNews.class);
            var booking = bookings.find(news.bookingId());
            if (booking.isEmpty()) continue; // a test booking, deleted as its event went live
            var mail = holderMails.of(news, booking.get(), fact.createdAt());
            if (mail.isEmpty()) continue;
            var wait = readers.take(mailbox(mail.get()), 1);
            if (wait.isZero()) mails.add(mail.get());
            else later(fact, wait);
        }
        if (mails.isEmpty()) return;
        try {
            notifications.send(new Mails(mails));
        } catch (RuntimeException e) {
            mails.forEach(mail -> readers.giveBack(mailbox(mail), 1));
            throw e;
        }
    }

    private void later(OutboxMessage fact, Duration wait) {
        outbox.publishLater(
                BookingEvents.HOLDERS, fact.key() + "+", json.readTree(fact.payload()), wait);
    }

    private static EmailAddress mailbox(Mail mail) {
        return new EmailAddress(mail.to()).withoutTag();
    }
}
