package dev.marquee.ticket.entry.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A check-in list of an event.
 *
 * @param id within its event; 0 is the list that every event has, and the one that makes tickets
 *     used
 * @param types the ids of the ticket types that it lets in; null for all
 * @param opensAt null for the hour that the event's own times give
 * @param closesAt null for the hour that the event's own times give
 * @param reentry whether whoever left may come in again, on a list that lets in once
 */
public record EntryList(
        int id,
        String name,
        @Nullable Set<Long> types,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        EntryMode mode,
        boolean reentry) {

    /** The list that every event has. */
    public static final int STANDARD = 0;

    /** The id of a list that has none yet. */
    public static final int NEW = -1;

    /** The day of an admission to a list that does not count by day. */
    private static final LocalDate NO_DAY = LocalDate.EPOCH;

    /** Who comes back after midnight is still there for the evening before. */
    private static final int DAY_BEGINS = 5;

    /** As it is until somebody changes it. */
    static EntryList standard() {
        return new EntryList(STANDARD, "Entry", null, null, null, EntryMode.ONCE, false);
    }

    public boolean isStandard() {
        return id == STANDARD;
    }

    public boolean takes(long type) {
        return types == null || types.contains(type);
    }

    /** The day that an entry at this moment counts for. */
    public LocalDate day(Instant at, ZoneId zone) {
        return mode == EntryMode.ONCE_PER_DAY
                ? at.atZone(zone).toLocalDateTime().minusHours(DAY_BEGINS).toLocalDate()
                : NO_DAY;
    }
}
