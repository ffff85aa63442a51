package dev.marquee.event.catalogue;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose events are whose, for what hangs on them. */
@Component
public class EventAccess {

    /**
     * An event.
     *
     * @param open whether everybody may see it
     */
    public record EventRef(long id, String code, String name, boolean open) {

        static EventRef of(EventView event) {
            return new EventRef(event.id(), event.code(), event.name(), event.everPublished());
        }
    }

    private final EventViews views;

    EventAccess(EventViews views) {
        this.views = views;
    }

    /** By id or code, for who may see it; 404 for everybody else. */
    public EventRef seen(String idOrCode, Optional<Caller> caller) {
        return views.find(idOrCode, caller)
                .map(EventRef::of)
                .orElseThrow(() -> Problems.notFound("event"));
    }

    /** By id or code, for who may change it; 404 for everybody else. */
    public EventRef own(String idOrCode, Caller caller) {
        return views.findOwn(idOrCode, caller)
                .map(EventRef::of)
                .orElseThrow(() -> Problems.notFound("event"));
    }
}
