package dev.marquee.ticket.testmode;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.listing.ListingChange.ListingGoesLive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the test bookings of an event that goes live, page by page. Nothing is booked meanwhile,
 * and what is deleted is gone: so it goes on after a crash where it was, and a second time finds
 * nothing to do.
 */
@Component
public class DeleteTestBookings implements MessageHandler {

    private static final String TOPIC = "test-bookings-deleted";

    /** Less than the handler of a message may take. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final TestBookings bookings;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Clock clock;

    public DeleteTestBookings(
            TestBookings bookings, TransactionTemplate transaction, Outbox outbox, Clock clock) {
        this.bookings = bookings;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    public void begin(ListingGoesLive listing) {
        publish(listing.eventId());
    }

    private void publish(long event) {
        outbox.publish(TOPIC, String.valueOf(event), event);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String lane() {
        return "event-changes";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        for (var message : messages) handle(Long.parseLong(message.key()));
    }

    private void handle(long event) {
        var until = clock.instant().plus(AT_ONCE);
        boolean more;
        do more = page(event, until);
        while (more);
    }

    /** Whether there is more to do at once. */
    private boolean page(long event, Instant until) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    if (!bookings.deletePage(event)) return false;
                    if (clock.instant().isBefore(until)) return true;
                    publish(event);
                    return false;
                }));
    }
}
