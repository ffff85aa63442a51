package dev.marquee.ticket.entry.list;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import org.springframework.stereotype.Component;

/** Opens events for those who decide what happens at their doors. */
@Component
public class OwnEvents {

    private final DoorEvents events;

    public OwnEvents(DoorEvents events) {
        this.events = events;
    }

    /**
     * The event, by id or code, which the caller runs, or they are an admin.
     *
     * @throws org.springframework.web.ErrorResponseException 404 otherwise
     */
    public DoorEvent open(String idOrCode, Caller caller) {
        var event = events.open(idOrCode);
        if (caller.has("ADMIN") || caller.has("ORGANIZER") && caller.id() == event.organizerId())
            return event;
        throw Problems.notFound("event");
    }
}
