package dev.marquee.event.publishing;

import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.Events;
import dev.marquee.event.catalogue.TestMode;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows what ticket-service says of the tickets of events. */
@Service
public class FollowStock {

    private final Events events;
    private final EventStore store;
    private final EventNews news;

    FollowStock(Events events, EventStore store, EventNews news) {
        this.events = events;
        this.store = store;
        this.news = news;
    }

    /**
     * Takes over how many tickets ticket-service counts; unknown events are left alone.
     *
     * @param hidden how many of them are of types that need a code
     * @param shared how many fewer there are for everybody because such types share pools
     */
    @Transactional
    public void stockIs(long id, int sold, int hidden, int shared) {
        events.saveHidden(id, hidden, shared);
        if (!events.existsByIdAndBookedCountNot(id, sold)) return;
        events.findWithLockById(id)
                .ifPresent(event -> {
                    event.stockIs(sold);
                    events.saveStock(id, event.version(), event.bookedCount(), event.status());
                });
    }

    /**
     * Puts an event on sale for everybody, now that ticket-service has deleted its test bookings.
     */
    @Transactional
    public void testBookingsAreGone(long id) {
        if (!events.existsByIdAndTestMode(id, TestMode.ENDING)) return;
        events.findWithLockById(id)
                .ifPresent(event -> {
                    store.update(event, Event::wentLive);
                    news.live(event);
                });
    }

    /**
     * Raises an event's ticket types to what is sold of them, because ticket-service refused terms
     * with less. Newer terms are owed then.
     *
     * @param sold by ticket type
     * @return whether anything had to be raised
     */
    @Transactional
    public boolean raiseTo(long id, Map<Long, Integer> sold) {
        var event = events.findWithLockById(id);
        if (event.isEmpty()) return false;
        var version = event.get().version();
        if (!event.get().raiseTo(sold)) return false;
        var raised = store.save(event.get(), version);
        news.owe(raised, raised.status());
        return true;
    }
}
