package dev.marquee.ticket.seating;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Single seats that a choice would leave between taken ones, or at the end of a row. A choice is
 * judged as a whole. What is blocked or kept back ends a row; seats of another ticket type do not.
 * A seat that was alone before is nobody's fault.
 */
final class Orphans {

    private static final int FIXES = 2;

    private Orphans() {}

    /** The seats that would be left alone. */
    static Set<Integer> leftAlone(FreeSeats free, List<Integer> choice) {
        var chosen = new BitSet();
        choice.forEach(chosen::set);
        var alone = new LinkedHashSet<Integer>();
        for (var seat : choice)
            for (var side : List.of(free.hall().left(seat), free.hall().right(seat)))
                if (stays(side, free, chosen)
                        && !stays(free.hall().left(side), free, chosen)
                        && !stays(free.hall().right(side), free, chosen)) alone.add(side);
        return alone;
    }

    private static boolean stays(int seat, FreeSeats free, BitSet chosen) {
        return free.isFree(seat) && !chosen.get(seat);
    }

    /**
     * Those of them that need not be: as many could sit side by side in that section without
     * leaving one. Otherwise the last seats could not be sold, or people would be put apart.
     */
    static Set<Integer> avoidable(FreeSeats free, List<Integer> choice) {
        var alone = leftAlone(free, choice);
        if (alone.isEmpty()) return alone;
        var bySection = bySection(free, choice);
        var avoidable = new LinkedHashSet<Integer>();
        for (var seat : alone) {
            var there = bySection.get(free.hall().sectionId(seat));
            if (there != null && windows(free, there).findAny().isPresent()) avoidable.add(seat);
        }
        return avoidable;
    }

    /** The two nearest choices of as many seats in the same sections that leave none alone. */
    static List<List<Integer>> fixes(FreeSeats free, List<Integer> choice) {
        var bySection = bySection(free, choice);
        if (bySection.size() > 1) return List.of();
        return windows(free, choice)
                .sorted(Comparator.comparingDouble(window -> apart(free.hall(), window, choice)))
                .limit(FIXES)
                .toList();
    }

    private static Map<String, List<Integer>> bySection(FreeSeats free, List<Integer> choice) {
        var sections = new LinkedHashMap<String, List<Integer>>();
        for (var seat : choice)
            sections.computeIfAbsent(free.hall().sectionId(seat), id -> new java.util.ArrayList<>())
                    .add(seat);
        return sections;
    }

    /** As many seats side by side in the section of these that leave none alone. */
    private static Stream<List<Integer>> windows(FreeSeats free, List<Integer> there) {
        var first = there.getFirst();
        var section = free.hall().sectionId(first);
        return Windows.of(free, there.size(), seat -> free.hall().sectionId(seat).equals(section))
                .filter(window -> leftAlone(free, window).isEmpty());
    }

    private static double apart(Hall hall, List<Integer> window, List<Integer> choice) {
        var x = choice.stream().mapToDouble(hall::x).average().orElse(0);
        var y = choice.stream().mapToDouble(hall::y).average().orElse(0);
        return window.stream().mapToDouble(seat -> hall.distance(seat, x, y)).sum();
    }
}
