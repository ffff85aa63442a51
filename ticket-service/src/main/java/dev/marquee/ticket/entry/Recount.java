package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all scans of a ticket come to, by one list, on one day, in whatever order they were sent:
 * who was first, whether somebody is inside, and which scans let in somebody who should have
 * waited.
 *
 * @param first null if nobody came in
 * @param movedAt when they last went in or out
 */
record Recount(@Nullable Scan first, boolean inside, @Nullable Instant movedAt, List<Twice> twice) {

    /**
     * A scan that let in a ticket that was in.
     *
     * @param other the scan that had let it in
     * @param orderKnown whether the clocks tell which was first
     */
    record Twice(UUID scan, UUID other, boolean orderKnown) {}

    /**
     * Counts.
     *
     * @param scans those by which somebody passed, the first first
     */
    static Recount of(List<Scan> scans, EntryList list) {
        var ordered = list.reentry() ? scans : firstByArrival(scans);
        Scan first = null;
        Scan lastIn = null;
        var inside = false;
        Instant moved = null;
        var twice = new ArrayList<Twice>();
        for (var scan : ordered) {
            moved = scan.happenedAt();
            if (scan.direction() == Direction.EXIT) {
                inside = false;
                continue;
            }
            if (first == null) first = scan;
            else if (list.mode() != EntryMode.FREE
                    && scan.forcedBy() == null
                    && lastIn != null
                    && !(list.reentry() && !inside))
                twice.add(new Twice(scan.id(), lastIn.id(), isOrderKnown(lastIn, scan)));
            if (lastIn == null || list.reentry()) lastIn = scan;
            inside = true;
        }
        return new Recount(first, inside, moved, List.copyOf(twice));
    }

    /** Where the clocks do not tell which of them was first, the one that came here first was. */
    private static List<Scan> firstByArrival(List<Scan> scans) {
        var entries = scans.stream().filter(it -> it.direction() == Direction.ENTRY).toList();
        if (entries.size() < 2) return scans;
        var earliest = entries.getFirst();
        var first =
                entries.stream()
                        .filter(it -> it == earliest || !isOrderKnown(earliest, it))
                        .min(Comparator.comparing(Scan::receivedAt))
                        .orElse(earliest);
        var ordered = new ArrayList<Scan>();
        ordered.add(first);
        scans.stream().filter(it -> it != first).forEach(ordered::add);
        return ordered;
    }

    private static boolean isOrderKnown(Scan one, Scan other) {
        var apart = Duration.between(one.happenedAt(), other.happenedAt()).abs();
        return apart.compareTo(one.uncertain().plus(other.uncertain())) > 0;
    }
}
