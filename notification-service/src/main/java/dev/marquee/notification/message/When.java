package dev.marquee.notification.message;

import dev.marquee.notification.message.audience.AudienceClient.Event;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a message goes out: at a time, or so many days from when its event begins or ends, at a time
 * of the day in the event's zone; at once where all is null.
 *
 * @param anchor start or end
 * @param offsetDays negative for before
 */
public record When(
        @Nullable Instant at,
        @Nullable String anchor,
        @Nullable Integer offsetDays,
        @Nullable LocalTime localTime) {

    public static final When NOW = new When(null, null, null, null);

    public boolean isRelative() {
        return anchor != null;
    }

    public boolean isNow() {
        return at == null && anchor == null;
    }

    /**
     * The moment for that event; null for at once. A time that the clocks leave out is the next one
     * that there is, one that there is twice the first.
     */
    public @Nullable Instant of(Event event) {
        if (anchor == null) return at;
        var moment =
                anchor.equals("end") && event.endsAt() != null ? event.endsAt() : event.startsAt();
        var zone = ZoneId.of(event.timeZone());
        var local =
                moment.atZone(zone)
                        .toLocalDate()
                        .plusDays(Objects.requireNonNull(offsetDays))
                        .atTime(Objects.requireNonNull(localTime));
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
