package dev.marquee.event.hire;

import dev.marquee.event.client.HireClient.HireRequest;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A venue for a time. The end is not part of it: somebody else may have it right then. */
public record Hire(long venueId, Instant startsAt, Instant endsAt) {

    /** What an event needs; until the end of its day, where it says no end. */
    public static Hire of(long venueId, Instant startsAt, @Nullable Instant endsAt, ZoneId zone) {
        if (endsAt != null) return new Hire(venueId, startsAt, endsAt);
        var midnight = startsAt.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
        return new Hire(venueId, startsAt, midnight.toInstant());
    }

    /** What venue-service is told before an event is stored. */
    HireRequest claim(@Nullable String code, String name, long organizer) {
        return new HireRequest(venueId, null, code, name, organizer, startsAt, endsAt, null);
    }

    /** What it is told of a stored event. */
    HireRequest of(StoredHires.Row event) {
        return new HireRequest(
                venueId,
                event.id(),
                event.code(),
                event.name(),
                event.organizerId(),
                startsAt,
                endsAt,
                event.version());
    }
}
