package dev.marquee.ticket.entry.list;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event, as its door needs it.
 *
 * @param cancelled whether it will not take place
 * @param test whether it is only tried out
 */
public record DoorEvent(
        long id,
        String code,
        String name,
        Instant startsAt,
        @Nullable Instant endsAt,
        ZoneId zone,
        long organizerId,
        boolean cancelled,
        boolean test) {

    private static final Duration BEFORE = Duration.ofHours(3);
    private static final Duration AFTER = Duration.ofHours(6);

    private static final Duration LINKS = Duration.ofDays(1);

    /** For how long an event goes on that does not say it. */
    private static final Duration USUAL = Duration.ofHours(6);

    public Instant opensAt(EntryList list) {
        return list.opensAt() == null ? startsAt.minus(BEFORE) : list.opensAt();
    }

    public Instant closesAt(EntryList list) {
        if (list.closesAt() != null) return list.closesAt();
        return (endsAt == null ? startsAt.plus(USUAL) : endsAt).plus(AFTER);
    }

    /** When the last of its doors closes. */
    public Instant closesAt(List<EntryList> lists) {
        return lists.stream().map(this::closesAt).max(Instant::compareTo).orElse(startsAt);
    }

    /** Until when links for phones are good: for what is still to be sent. */
    public Instant linksUntil(List<EntryList> lists) {
        return closesAt(lists).plus(LINKS);
    }

    /** A moment as people at the door read it: in the event's zone. */
    public OffsetDateTime local(Instant at) {
        return at.atZone(zone).toOffsetDateTime();
    }
}
