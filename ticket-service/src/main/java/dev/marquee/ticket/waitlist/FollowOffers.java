package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.booking.VoidTickets.OfferedBookings;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does to an entry what became of the booking that it was offered. That is in one transaction: who
 * let an offer run out for the first time waits again before anybody sees that the tickets are
 * free.
 */
@Component
public class FollowOffers implements OfferedBookings {

    private final JdbcClient jdbc;
    private final WaitingEntries entries;
    private final WaitingMoves moves;
    private final WaitlistNews news;
    private final WaitlistSignal signal;

    FollowOffers(
            JdbcClient jdbc,
            WaitingEntries entries,
            WaitingMoves moves,
            WaitlistNews news,
            WaitlistSignal signal) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.moves = moves;
        this.news = news;
        this.signal = signal;
    }

    @Override
    public void freed(long event, List<Long> bookings, Instant now) {
        signal.stockChanged();
        if (bookings.isEmpty()) return;
        for (var entry : entries.offeredBy(bookings)) {
            if (isHeld(entry)) continue;
            var until = entry.offeredUntil();
            if (until == null || now.isBefore(until))
                moves.end(entry, WaitingState.PASSED, "declined", now);
            else ranOut(entry, now);
        }
    }

    private void ranOut(WaitingEntry entry, Instant now) {
        if (entry.skips() == 0) {
            moves.waitsAgain(entry, now);
            news.publish(WaitlistNews.Kind.RAN_OUT, entry);
        } else {
            moves.end(entry, WaitingState.PASSED, "ran-out", now);
            news.publish(WaitlistNews.Kind.PASSED, entry);
        }
    }

    /** Whether some of what it was offered is not void. */
    private boolean isHeld(WaitingEntry entry) {
        return jdbc.sql(
                                "select count(*) from ticket where booking_id = ? and status in ('reserved', 'issued', 'used')")
                        .param(entry.offeredBookingId())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public void confirmed(long booking, Instant now) {
        for (var entry : entries.offeredBy(List.of(booking))) moves.taken(entry, now);
        signal.stockChanged();
    }
}
