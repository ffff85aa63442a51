package dev.marquee.event.catalogue;

import static dev.marquee.event.catalogue.EventStatus.PUBLISHED;

import dev.marquee.event.catalogue.EventReader.Reading;
import dev.marquee.event.hire.VenueHires;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that changes an event. One transaction each; whatever changes for buyers is owed to
 * ticket-service in the same one. An organiser reaches its own events only: others are 404.
 */
@Service
public class ManageEvents {

    private final Events events;
    private final EventCodes codes;
    private final VenueHires hires;
    private final EventNews news;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApplicationEventPublisher told;

    ManageEvents(
            Events events,
            EventCodes codes,
            VenueHires hires,
            EventNews news,
            AuditTrail audit,
            Clock clock,
            ApplicationEventPublisher told) {
        this.events = events;
        this.codes = codes;
        this.hires = hires;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
        this.told = told;
    }

    /**
     * Stores a draft and returns its id.
     *
     * @param hireKey under which its venue was claimed; null without a venue
     */
    @Transactional
    long create(
            EventDetails details,
            List<TicketType> types,
            long organizerId,
            @Nullable String hireKey) {
        var draft = Event.draft(codes.next(), organizerId, details, types, clock.instant());
        if (hireKey != null) {
            draft.hireUnder(hireKey);
            hires.settle(hireKey);
        }
        return events.save(draft).id();
    }

    /** Stores a new event and returns its id; one that is to be on sale is so at once. */
    @Transactional
    long create(SaveEvents.NewEvent wanted, @Nullable String hireKey) {
        var id = create(wanted.details(), wanted.types(), wanted.organizer(), hireKey);
        if (wanted.onSale())
            update(events.findWithLockById(id).orElseThrow(), event -> event.moveTo(PUBLISHED));
        return id;
    }

    /** Stores a draft that is made after another event, and tells so in the same transaction. */
    @Transactional
    long duplicate(
            long original,
            EventDetails details,
            List<TicketType> types,
            long organizerId,
            @Nullable String hireKey) {
        var copy = create(details, types, organizerId, hireKey);
        told.publishEvent(new EventDuplicated(original, copy));
        return copy;
    }

    /**
     * A change that somebody decided upon.
     *
     * @param seen the version that was looked at, if known: a newer one is refused with 409
     * @param soldOf how many are sold of each ticket type, as far as that is known
     * @param hireKey under which its venue was claimed; null to leave the key as it is
     */
    record Change(
            Reading reading,
            @Nullable Long seen,
            Map<Long, Integer> soldOf,
            @Nullable String hireKey) {}

    /** Changes what the organiser says about it. */
    @Transactional
    void change(long id, Caller caller, Change change) {
        update(
                id,
                caller,
                event -> {
                    refuseIfChanged(event, change.seen());
                    var reading = change.reading();
                    event.change(
                            reading.details(),
                            reading.typesAfter(event.ticketTypes()),
                            change.soldOf());
                    settleHires(event, change.hireKey());
                });
    }

    /** The hire it had and the one it has become what it is; its name stands in the calendar. */
    private void settleHires(Event event, @Nullable String claimed) {
        var before = event.hireKey();
        if (before != null) hires.settle(before);
        if (claimed == null || claimed.equals(before)) return;
        event.hireUnder(claimed);
        hires.settle(claimed);
    }

    /** Moves it to another state, if it still has the version that was looked at. */
    @Transactional
    void changeStatus(long id, Caller caller, EventStatus status, @Nullable Long seen) {
        update(
                id,
                caller,
                event -> {
                    refuseIfChanged(event, seen);
                    event.moveTo(status);
                    if (status == EventStatus.CANCELLED) settleHires(event, null);
                });
    }

    /** Changes the capacity of an event that has one ticket type. */
    @Transactional
    void changeTotal(long id, Caller caller, int total, @Nullable Long seen) {
        update(
                id,
                caller,
                event -> {
                    refuseIfChanged(event, seen);
                    event.changeTotal(total);
                });
    }

    /**
     * Removes an event that never sold a ticket, with all that hangs on it. One that is on sale is
     * taken off sale: should somebody book in that very moment, ticket-service cancels the booking
     * and tells them.
     */
    @Transactional
    void delete(long id, Caller caller, @Nullable Long seen) {
        var event = find(id, caller);
        refuseIfChanged(event, seen);
        var before = event.status();
        event.removeFromSale();
        if (before.onSale()) news.owe(event, before);
        settleHires(event, null);
        events.delete(event);
        audit.record("event.deleted", target(event), event.details().name());
    }

    private static void refuseIfChanged(Event event, @Nullable Long seen) {
        if (seen != null && seen != event.version()) throw Refusals.changedMeanwhile(event.code());
    }

    /** Takes over how many tickets ticket-service counts; unknown events are left alone. */
    @Transactional
    public void stockIs(long id, int sold) {
        if (!events.existsByIdAndBookedCountNot(id, sold)) return;
        events.findWithLockById(id)
                .ifPresent(event -> {
                    event.stockIs(sold);
                    events.saveStock(id, event.version(), event.bookedCount(), event.status());
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
        var raised = save(event.get(), version);
        news.owe(raised, raised.status());
        return true;
    }

    private void update(long id, Caller caller, Consumer<Event> change) {
        update(find(id, caller), change);
    }

    private void update(Event event, Consumer<Event> change) {
        var before = event.status();
        var version = event.version();
        change.accept(event);
        if (event.version() != version) store(event, version, before);
        if (event.status() != before)
            audit.record("event." + event.status().word(), target(event), "was " + before.word());
    }

    private static String target(Event event) {
        return "event:" + event.code();
    }

    private void store(Event event, long version, EventStatus before) {
        var stored = save(event, version);
        if (before.onSale() || stored.status().onSale()) news.owe(stored, before);
    }

    private Event save(Event event, long version) {
        event.updatedAt(clock.instant());
        if (!events.raiseVersion(event.id(), version, event.version()))
            throw Refusals.changedMeanwhile(event.code());
        return events.save(event);
    }

    private Event find(long id, Caller caller) {
        var event =
                caller.has("ADMIN")
                        ? events.findWithLockById(id)
                        : events.findWithLockByIdAndOrganizerId(id, caller.id());
        return event.orElseThrow(() -> Problems.notFound("event"));
    }
}
