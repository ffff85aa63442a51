package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.listing.ListingChange.ListingCancelled;
import dev.marquee.ticket.listing.ListingChange.ListingUpdated;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends lists: of events that begin, and of those that will not take place. */
@Component
public class CloseWaitlist {

    private final WaitingEntries entries;
    private final WaitingMoves moves;
    private final WaitlistNews news;
    private final WaitlistSignal signal;

    CloseWaitlist(
            WaitingEntries entries, WaitingMoves moves, WaitlistNews news, WaitlistSignal signal) {
        this.entries = entries;
        this.moves = moves;
        this.news = news;
        this.signal = signal;
    }

    /**
     * Those who wait will get nothing. Who is offered something may still take it.
     *
     * @param event whose inventory is locked
     * @return how many
     */
    int waiting(long event, Instant now) {
        int closed = 0;
        for (var entry : entries.open(event)) {
            if (entry.state() != WaitingState.WAITING) continue;
            close(entry, "ended", now);
            closed++;
        }
        return closed;
    }

    /** Nobody waits for an event that will not take place, nor has to take an offer. */
    @EventListener
    public void cancelled(ListingCancelled listing) {
        for (var entry : entries.open(listing.eventId())) close(entry, "cancelled", listing.at());
    }

    /** There may be more tickets than before. */
    @EventListener
    public void updated(ListingUpdated listing) {
        signal.stockChanged();
    }

    private void close(WaitingEntry entry, String because, Instant now) {
        moves.end(entry, WaitingState.CLOSED, because, now);
        if (entry.state() != WaitingState.UNCONFIRMED)
            news.publish(WaitlistNews.Kind.CLOSED, entry);
    }
}
