package dev.marquee.event.publishing;

import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.Events;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.catalogue.TestMode;
import dev.marquee.event.feed.FormerStarts;
import dev.marquee.event.hire.VenueHires;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stores changes of events, and what is owed for them: whatever changes for buyers is owed to
 * ticket-service in the same transaction. An organiser reaches its own events only: others are 404.
 */
@Component
public class EventStore {

    private final Events events;
    private final VenueHires hires;
    private final EventNews news;
    private final FormerStarts starts;
    private final AuditTrail audit;
    private final Clock clock;

    EventStore(
            Events events,
            VenueHires hires,
            EventNews news,
            FormerStarts starts,
            AuditTrail audit,
            Clock clock) {
        this.events = events;
        this.hires = hires;
        this.news = news;
        this.starts = starts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Changes an event of the caller's, locked until the transaction ends. */
    public void update(long id, Caller caller, Consumer<Event> change) {
        update(find(id, caller), change);
    }

    /**
     * The same, with something that is written after the event, and before anybody hears of it.
     *
     * @param more gets the event as it is stored
     */
    public void update(long id, Caller caller, Consumer<Event> change, Consumer<Event> more) {
        update(find(id, caller), change, more);
    }

    /** The same for an event that is locked already. */
    public void update(Event event, Consumer<Event> change) {
        update(event, change, stored -> {});
    }

    private void update(Event event, Consumer<Event> change, Consumer<Event> more) {
        var before = event.status();
        var version = event.version();
        var start = event.details().startsAt();
        change.accept(event);
        if (event.version() != version) store(event, version, before, more);
        if (before.onSale()
                && event.testMode() == TestMode.OFF
                && !start.equals(event.details().startsAt())) starts.add(event.id(), start);
        if (event.status() != before)
            audit.record("event." + event.status().word(), target(event), "was " + before.word());
    }

    public static String target(Event event) {
        return "event:" + event.code();
    }

    private void store(Event event, long version, EventStatus before, Consumer<Event> more) {
        var stored = save(event, version);
        more.accept(stored);
        if (before.onSale() || stored.status().onSale()) news.owe(stored, before);
    }

    public Event save(Event event, long version) {
        event.updatedAt(clock.instant());
        if (!events.raiseVersion(event.id(), version, event.version()))
            throw Refusals.changedMeanwhile(event.code());
        var stored = events.save(event);
        events.savePublished(event.id(), clock.instant().atOffset(ZoneOffset.UTC));
        return stored;
    }

    public Event find(long id, Caller caller) {
        var event =
                caller.has("ADMIN")
                        ? events.findWithLockById(id)
                        : events.findWithLockByIdAndOrganizerId(id, caller.id());
        return event.orElseThrow(() -> Problems.notFound("event"));
    }

    /** The hire it had and the one it has become what it is; its name stands in the calendar. */
    public void settleHires(Event event, @Nullable String claimed) {
        var before = event.hireKey();
        if (before != null) hires.settle(before);
        if (claimed == null || claimed.equals(before)) return;
        event.hireUnder(claimed);
        hires.settle(claimed);
    }

    /**
     * @param seen the version that was looked at, if known: a newer one is refused with 409
     */
    public static void refuseIfChanged(Event event, @Nullable Long seen) {
        if (seen != null && seen != event.version()) throw Refusals.changedMeanwhile(event.code());
    }
}
