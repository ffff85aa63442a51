package dev.marquee.event.editing;

import static dev.marquee.event.catalogue.EventStatus.PUBLISHED;

import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.EventCodes;
import dev.marquee.event.catalogue.EventDetails;
import dev.marquee.event.catalogue.EventDuplicated;
import dev.marquee.event.catalogue.Events;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.editing.EventReader.Reading;
import dev.marquee.event.hire.VenueHires;
import dev.marquee.event.publishing.EventNews;
import dev.marquee.event.publishing.EventStore;
import dev.marquee.event.text.SaidTexts;
import dev.marquee.event.text.StoredTexts;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and deletes events. One transaction each. */
@Service
public class ManageEvents {

    private final Events events;
    private final EventCodes codes;
    private final VenueHires hires;
    private final EventNews news;
    private final AuditTrail audit;
    private final EventStore store;
    private final StoredTexts texts;
    private final Clock clock;
    private final ApplicationEventPublisher told;

    ManageEvents(
            Events events,
            EventCodes codes,
            VenueHires hires,
            EventNews news,
            AuditTrail audit,
            EventStore store,
            StoredTexts texts,
            Clock clock,
            ApplicationEventPublisher told) {
        this.events = events;
        this.codes = codes;
        this.hires = hires;
        this.news = news;
        this.audit = audit;
        this.store = store;
        this.texts = texts;
        this.clock = clock;
        this.told = told;
    }

    /**
     * Stores a draft and returns its id.
     *
     * @param hireKey under which its venue was claimed; null without a venue
     */
    @Transactional
    public long create(
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
    public long create(SaveEvents.NewEvent wanted, @Nullable String hireKey) {
        var id = create(wanted.details(), wanted.types(), wanted.organizer(), hireKey);
        if (!wanted.texts().isEmpty()) write(events.findById(id).orElseThrow(), wanted.texts());
        if (wanted.onSale())
            store.update(
                    events.findWithLockById(id).orElseThrow(), event -> event.moveTo(PUBLISHED));
        return id;
    }

    /** Stores a draft that is made after another event, and tells so in the same transaction. */
    @Transactional
    public long duplicate(
            long original,
            EventDetails details,
            List<TicketType> types,
            long organizerId,
            @Nullable String hireKey) {
        var copy = create(details, types, organizerId, hireKey);
        texts.copy(original, copy);
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
    public record Change(
            Reading reading,
            @Nullable Long seen,
            Map<Long, Integer> soldOf,
            @Nullable String hireKey) {}

    /** Changes what the organiser says about it. */
    @Transactional
    public void change(long id, Caller caller, Change change) {
        store.update(
                id,
                caller,
                event -> {
                    EventStore.refuseIfChanged(event, change.seen());
                    var reading = change.reading();
                    event.change(
                            reading.details(),
                            reading.typesAfter(event.ticketTypes()),
                            change.soldOf());
                    store.settleHires(event, change.hireKey());
                },
                stored -> write(stored, change.reading().texts()));
    }

    /** Says what an event is called in one other language, and nothing else of it. */
    @Transactional
    public void translate(
            long id, Caller caller, String language, Translation said, @Nullable Long seen) {
        store.update(
                id,
                caller,
                event -> {
                    EventStore.refuseIfChanged(event, seen);
                    event.textsChanged();
                },
                stored -> {
                    var all = texts.of(stored.id());
                    all.put(language, said);
                    write(stored, all);
                });
    }

    private void write(Event event, Map<String, Translation> said) {
        var types = new HashMap<String, Long>();
        for (var type : event.ticketTypes()) types.put(type.name(), type.id());
        texts.replace(event.id(), SaidTexts.resolved(said, types));
    }

    /** Changes the capacity of an event that has one ticket type. */
    @Transactional
    public void changeTotal(long id, Caller caller, int total, @Nullable Long seen) {
        store.update(
                id,
                caller,
                event -> {
                    EventStore.refuseIfChanged(event, seen);
                    event.changeTotal(total);
                });
    }

    /**
     * Removes an event that never sold a ticket, with all that hangs on it. One that is on sale is
     * taken off sale: should somebody book in that very moment, ticket-service cancels the booking
     * and tells them.
     */
    @Transactional
    public void delete(long id, Caller caller, @Nullable Long seen) {
        var event = store.find(id, caller);
        EventStore.refuseIfChanged(event, seen);
        var before = event.status();
        event.removeFromSale();
        if (before.onSale()) news.owe(event, before);
        store.settleHires(event, null);
        events.delete(event);
        audit.record("event.deleted", EventStore.target(event), event.details().name());
    }
}
