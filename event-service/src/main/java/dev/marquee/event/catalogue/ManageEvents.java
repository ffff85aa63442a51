package dev.marquee.event.catalogue;

import dev.marquee.event.catalogue.EventReader.Reading;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that changes an event. One transaction each; whatever changes for buyers is owed to
 * ticket-service in the same one. An organiser reaches its own events only: others are 404.
 */
@Service
public class ManageEvents {

    /** The topic of the outbox; the key is the event's id, the payload its {@link SaleTerms}. */
    public static final String SALE_TERMS = "sale-terms";

    private final Events events;
    private final EventCodes codes;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    ManageEvents(Events events, EventCodes codes, Outbox outbox, AuditTrail audit, Clock clock) {
        this.events = events;
        this.codes = codes;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores a draft and returns its id. */
    @Transactional
    long create(EventDetails details, List<TicketType> types, long organizerId) {
        var draft = Event.draft(codes.next(), organizerId, details, types, clock.instant());
        return events.save(draft).id();
    }

    /**
     * Changes what the organiser says about it.
     *
     * @param seen the version the organiser looked at, if known: a newer one is refused with 409
     */
    @Transactional
    void change(long id, Caller caller, Reading changed, @Nullable Long seen) {
        update(
                id,
                caller,
                event -> {
                    if (seen != null && seen != event.version())
                        throw Refusals.changedMeanwhile(event);
                    event.change(changed.details(), changed.typesAfter(event.ticketTypes()));
                });
    }

    @Transactional
    void changeStatus(long id, Caller caller, EventStatus status) {
        update(id, caller, event -> event.moveTo(status));
    }

    /** Changes the capacity of an event that has one ticket type. */
    @Transactional
    void changeTotal(long id, Caller caller, int total) {
        update(id, caller, event -> event.changeTotal(total));
    }

    @Transactional
    void delete(long id, Caller caller) {
        var event = find(id, caller);
        event.refuseToDeleteUnlessDraft();
        events.delete(event);
        audit.record("event.deleted", target(event), event.details().name());
    }

    /** Takes over how many tickets ticket-service counts; unknown events are left alone. */
    @Transactional
    public void stockIs(long id, int sold) {
        if (!events.existsByIdAndBookedCountNot(id, sold)) return;
        events.findWithLockById(id)
                .ifPresent(event -> {
                    event.stockIs(sold);
                    events.saveStock(id, event.bookedCount(), event.status());
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
        if (event.isEmpty() || !event.get().raiseTo(sold)) return false;
        owe(events.save(event.get()));
        return true;
    }

    private void update(long id, Caller caller, Consumer<Event> change) {
        var event = find(id, caller);
        var before = event.status();
        var version = event.version();
        change.accept(event);
        if (event.version() != version) store(event, before);
        if (event.status() != before)
            audit.record("event." + event.status().word(), target(event), "was " + before.word());
    }

    private static String target(Event event) {
        return "event:" + event.code();
    }

    private void store(Event event, EventStatus before) {
        var stored = events.save(event);
        if (before.onSale() || stored.status().onSale()) owe(stored);
    }

    private void owe(Event event) {
        outbox.owe(SALE_TERMS, String.valueOf(event.id()), SaleTerms.of(event));
    }

    private Event find(long id, Caller caller) {
        var event =
                caller.has("ADMIN")
                        ? events.findWithLockById(id)
                        : events.findWithLockByIdAndOrganizerId(id, caller.id());
        return event.orElseThrow(() -> Problems.notFound("event"));
    }
}
