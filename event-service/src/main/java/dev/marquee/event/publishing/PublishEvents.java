package dev.marquee.event.publishing;

import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts events on sale, completes them and cancels them. */
@Service
public class PublishEvents {

    private final EventStore store;
    private final AuditTrail audit;

    PublishEvents(EventStore store, AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    /** Moves it to another state, if it still has the version that was looked at. */
    @Transactional
    public void changeStatus(long id, Caller caller, EventStatus status, @Nullable Long seen) {
        store.update(
                id,
                caller,
                event -> {
                    EventStore.refuseIfChanged(event, seen);
                    event.moveTo(status);
                    if (status == EventStatus.CANCELLED) store.settleHires(event, null);
                });
    }

    /**
     * Puts a draft on sale for bookings that do not count, whose mails go to the caller alone; or
     * ends that, and has those bookings deleted before anybody else can book. Neither changes
     * anything the second time.
     */
    @Transactional
    public void testMode(long id, Caller caller, boolean on, @Nullable Long seen) {
        store.update(
                id,
                caller,
                event -> {
                    EventStore.refuseIfChanged(event, seen);
                    var before = event.testMode();
                    if (on) event.tryOut(caller.email().isEmpty() ? null : caller.email());
                    else event.goLive();
                    if (event.testMode() != before)
                        audit.record(
                                on ? "event.test-mode" : "event.go-live",
                                EventStore.target(event),
                                event.details().name());
                });
    }
}
