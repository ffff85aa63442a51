package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.editing.EventReader;
import dev.marquee.event.editing.EventReader.Reading;
import dev.marquee.event.editing.EventRequest;
import dev.marquee.event.editing.TicketTypeRequest;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;

/**
 * What an event is to become, of a request that names a part of it. Times without an offset are in
 * the event's zone.
 */
@Component
class EventChanges {

    /** A request that is complete and accepted, and what it says. */
    record Change(EventRequest request, Reading reading) {}

    private final PatchReader patches;
    private final EventReader reader;

    EventChanges(PatchReader patches, EventReader reader) {
        this.patches = patches;
        this.reader = reader;
    }

    /**
     * The change as RFC 7396 has it.
     *
     * @throws org.springframework.web.ErrorResponseException 422 if the result cannot be accepted
     */
    Change of(MergePatch<EventRequest> patch, EventView event) {
        var named = patches.named(patch, EventRequest.class);
        var base = EventRequest.of(event);
        if (named.contains("pools") && !named.contains("ticket_types"))
            base = base.withTypesOf(event);
        var request = patches.apply(patch, base, reader.changes(event.status()));
        var reading = read(request);
        var venue = reading.details().venueId();
        var elsewhere =
                venue != null
                        && !venue.equals(event.venueId())
                        && !named.contains("location"); // another venue has another address
        return new Change(
                request, elsewhere ? reading.with(reading.details().at(venue, null)) : reading);
    }

    /**
     * The change of a client that may know less of events than there is: one that sends another
     * start and no end moves the event, and one that sends ticket types leaves alone what it does
     * not say of each.
     *
     * @throws org.springframework.web.ErrorResponseException as above
     */
    Change ofOlder(MergePatch<EventRequest> sent, EventView event) {
        var patch =
                patches.completed(
                        sent,
                        EventRequest.class,
                        "ticket_types",
                        TicketTypeRequest.class,
                        (type, all) -> type.storedOf(event, all));
        var named = patches.named(patch, EventRequest.class);
        var end = event.endsAt();
        if (end == null || !named.contains("starts_at") || named.contains("ends_at"))
            return of(patch, event);
        var open = of(patch, event.withoutEnd());
        var details = open.reading().details();
        return new Change(
                open.request(),
                open.reading()
                        .with(details.endingLike(event.startsAt().toInstant(), end.toInstant())));
    }

    private Reading read(EventRequest request) {
        return Objects.requireNonNull(
                reader.read(request, new BeanPropertyBindingResult(request, "event")),
                "checked before");
    }
}
