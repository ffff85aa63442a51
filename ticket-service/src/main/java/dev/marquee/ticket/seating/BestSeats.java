package dev.marquee.ticket.seating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The best free seats for a party: side by side, as near as can be to what all look at, so that no
 * single seat is left; if no row has room for all, in as few groups as can be, near each other, and
 * nobody alone in a party of four or more. The same seats for the same hall.
 */
final class BestSeats {

    /** A party of so many is not split so that somebody sits alone. */
    private static final int NOBODY_ALONE_FROM = 4;

    /** Of larger parties not all ways to make two groups are tried. */
    private static final int MOST_TRIED = 20;

    private final FreeSeats free;
    private final int[] order;
    private final IntPredicate which;

    private BestSeats(FreeSeats free, long type, @Nullable String section) {
        this.free = free;
        this.order = free.hall().nearestFirst(type);
        this.which =
                section == null
                        ? seat -> free.hall().type(seat) == type
                        : seat ->
                                free.hall().type(seat) == type
                                        && free.hall().sectionId(seat).equals(section);
    }

    /**
     * The best of the free seats of a ticket type.
     *
     * @param section its id; null for any that the type has
     * @param wheelchairs how many of them are places for a wheelchair; the others are then beside
     *     them, and none is one otherwise
     * @return in the order of the tickets; fewer than asked for if there are no more
     */
    static List<Integer> of(
            FreeSeats free, long type, @Nullable String section, int seats, int wheelchairs) {
        var best = new BestSeats(free, type, section);
        return wheelchairs == 0 ? best.find(seats) : best.withWheelchairs(seats, wheelchairs);
    }

    private List<Integer> find(int seats) {
        var together = together(seats, true);
        if (together.isEmpty()) together = together(seats, false);
        return together.isEmpty() ? apart(seats) : together;
    }

    /**
     * The row with room for all that has the seat nearest to the focus.
     *
     * @param tidy whether no single seat may be left
     */
    private List<Integer> together(int seats, boolean tidy) {
        for (var seat : order) {
            if (!isOpen(seat)) continue;
            var best = around(seat, seats, tidy);
            if (!best.isEmpty()) return best;
        }
        return List.of();
    }

    /** The best choice of so many side by side with that seat among them. */
    private List<Integer> around(int seat, int seats, boolean tidy) {
        List<Integer> best = List.of();
        var least = Double.MAX_VALUE;
        var first = seat;
        for (var n = 0; n < seats && isOpen(first); n++, first = free.hall().left(first)) {
            var window = Windows.from(free, first, seats, which);
            if (window.size() < seats || tidy && !Orphans.leftAlone(free, window).isEmpty())
                continue;
            var far = window.stream().mapToDouble(free.hall()::distance).sum();
            if (far < least) {
                least = far;
                best = window;
            }
        }
        return best;
    }

    private boolean isOpen(int seat) {
        return Windows.isOpen(free, seat, which);
    }

    /** Two groups if that is enough; else the largest ones, which makes the fewest. */
    private List<Integer> apart(int seats) {
        var runs = runs();
        if (runs.stream().mapToInt(List::size).sum() < seats)
            return runs.stream().flatMap(List::stream).toList();
        var two = seats > MOST_TRIED ? List.<Integer>of() : inTwo(runs, seats);
        return two.isEmpty() ? inMany(runs, seats) : two;
    }

    /** All free seats, as far as they are side by side. */
    private List<List<Integer>> runs() {
        var runs = new ArrayList<List<Integer>>();
        var seen = new java.util.BitSet();
        for (var seat : order) {
            if (!isOpen(seat) || seen.get(seat)) continue;
            var first = seat;
            while (isOpen(free.hall().left(first)) && free.hall().left(first) != seat)
                first = free.hall().left(first);
            var run = Windows.from(free, first, order.length, which);
            run.forEach(seen::set);
            runs.add(run);
        }
        return runs;
    }

    private List<Integer> inTwo(List<List<Integer>> runs, int seats) {
        var least = seats >= NOBODY_ALONE_FROM ? 2 : 1;
        List<Integer> best = List.of();
        var badness = Double.MAX_VALUE;
        for (var large = seats - least; large * 2 >= seats; large--) {
            for (var one : parts(runs, large))
                for (var other : parts(runs, seats - large)) {
                    if (one.stream().anyMatch(other::contains)) continue;
                    var both = new ArrayList<>(one);
                    both.addAll(other);
                    var bad = badness(both, one, other);
                    if (bad < badness) {
                        badness = bad;
                        best = both;
                    }
                }
        }
        return best;
    }

    /** Both ends of each run with room for so many, the nearest runs first. */
    private static List<List<Integer>> parts(List<List<Integer>> runs, int seats) {
        return runs.stream()
                .filter(run -> run.size() >= seats)
                .limit(40)
                .flatMap(run ->
                        run.size() == seats
                                ? java.util.stream.Stream.of(run)
                                : java.util.stream.Stream.of(
                                        run.subList(0, seats),
                                        run.subList(run.size() - seats, run.size())))
                .toList();
    }

    /** A single seat that is left is worse than any distance. */
    private double badness(List<Integer> both, List<Integer> one, List<Integer> other) {
        var hall = free.hall();
        var apart =
                hall.distance(one.getFirst(), hall.x(other.getFirst()), hall.y(other.getFirst()));
        var far = both.stream().mapToDouble(hall::distance).average().orElse(0);
        return Orphans.leftAlone(free, both).size() * 1e9 + apart * 2 + far;
    }

    private static List<Integer> inMany(List<List<Integer>> runs, int seats) {
        var largest =
                runs.stream()
                        .sorted(Comparator.comparingInt((List<Integer> run) -> -run.size()))
                        .toList();
        var all = new ArrayList<Integer>();
        for (var run : largest) {
            var missing = seats - all.size();
            var size = Math.min(run.size(), missing);
            if (missing - size == 1 && size > 2) size--; // nobody alone in the last group
            all.addAll(run.subList(0, size));
            if (all.size() == seats) return all;
        }
        for (var run : largest)
            for (var seat : run) if (all.size() < seats && !all.contains(seat)) all.add(seat);
        return all;
    }

    private List<Integer> withWheelchairs(int seats, int wheelchairs) {
        var hall = free.hall();
        var places = nearest(hall.distances(), seat -> isFree(seat, Hall.Kind.WHEELCHAIR));
        if (places.size() < wheelchairs) return List.of();
        var first = places.getFirst();
        var near = hall.distancesFrom(first);
        var all =
                new ArrayList<>(
                        nearest(near, seat -> isFree(seat, Hall.Kind.WHEELCHAIR))
                                .subList(0, wheelchairs));
        all.addAll(nearest(near, seat -> isFree(seat, Hall.Kind.COMPANION)));
        if (all.size() < seats) all.addAll(nearest(near, seat -> isFree(seat, Hall.Kind.STANDARD)));
        return List.copyOf(all.subList(0, Math.min(seats, all.size())));
    }

    private boolean isFree(int seat, Hall.Kind kind) {
        return free.isFree(seat) && free.hall().kind(seat) == kind && which.test(seat);
    }

    private List<Integer> nearest(
            java.util.function.IntToDoubleFunction distance, IntPredicate these) {
        return IntStream.of(order)
                .filter(these)
                .boxed()
                .sorted(Comparator.comparingDouble(distance::applyAsDouble))
                .toList();
    }
}
