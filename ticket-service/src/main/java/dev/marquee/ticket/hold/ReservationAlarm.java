package dev.marquee.ticket.hold;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.ticket.inventory.UnconfirmedStock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells organisers, once a day for each event, that most of its tickets are reserved and not
 * confirmed. It looks once a minute, so a booking costs nothing more. Replicas and restarts owe the
 * same fact again; whoever mails it discards repeats by their key.
 */
@Component
class ReservationAlarm {

    /** The organiser is told. The key is the event's id and the day. */
    private static final String TOPIC = "mostly-unconfirmed";

    private final UnconfirmedStock stock;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** The keys of {@link #day}, and of no other. */
    private final Set<String> told = new HashSet<>();

    private LocalDate day = LocalDate.EPOCH;

    ReservationAlarm(
            UnconfirmedStock stock, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.stock = stock;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
    synchronized void look() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(day)) told.clear();
        day = today;
        for (var event : stock.crowded()) {
            var key = event.eventId() + ":" + today;
            if (told.contains(key)) continue;
            transaction.executeWithoutResult(status -> outbox.publish(TOPIC, key, event));
            told.add(key);
        }
    }
}
