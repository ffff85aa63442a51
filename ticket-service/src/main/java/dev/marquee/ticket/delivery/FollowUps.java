package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What others hear of bookings once the buyers' mails are handed over: one fact for all bookings
 * that were mailed together, so that a booking itself costs nothing more. A batch that is mailed
 * again owes it again; the receivers discard repeats.
 */
@Component
class FollowUps {

    static final String WEBHOOKS = "booking-webhooks";
    static final String BUYERS = "buyers";

    /**
     * Bookings that one thing happened to.
     *
     * @param type of webhook event
     */
    record Told(String type, List<One> bookings) {

        List<Long> ids() {
            return bookings.stream().map(One::id).distinct().toList();
        }
    }

    record One(long id, Instant at) {}

    private final Outbox outbox;

    FollowUps(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional
    public void owe(BookingNews news, List<OutboxMessage> facts) {
        var type = news.webhookType();
        if (type == null) return;
        var told =
                new Told(
                        type,
                        facts.stream()
                                .map(fact -> new One(BookingMails.booking(fact), fact.createdAt()))
                                .toList());
        var key = type + ":" + facts.getFirst().key();
        outbox.publish(WEBHOOKS, key, told);
        if (news == BookingNews.CONFIRMED || news == BookingNews.CORRECTED)
            outbox.publish(BUYERS, key, told);
    }
}
