package dev.marquee.event.publishing;

import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts events on sale, completes them and cancels them. */
@Service
public class PublishEvents {

    private final EventStore store;

    PublishEvents(EventStore store) {
        this.store = store;
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
}
