package dev.marquee.ticket.seating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The seats of an event, numbered from 0 in the order of its plan. It never changes: another plan,
 * or other seats that are kept back, make another hall.
 *
 * <p>Neighbours are two seats that people can sit on side by side: in one row with no aisle between
 * them, both for sale, and neither a place for a wheelchair nor for who comes along.
 */
public final class Hall {

    static final int NONE = -1;

    /** What a seat is like. */
    enum Kind {
        STANDARD,
        WHEELCHAIR,
        COMPANION
    }

    private record Place(
            Seat seat,
            String sectionId,
            long type,
            Kind kind,
            double x,
            double y,
            boolean closed) {}

    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> standing = new HashMap<>();
    private final BitSet closed = new BitSet();
    private final int[] left;
    private final int[] right;
    private final PlanDocument.Point focus;
    private final Map<Long, int[]> nearestFirst = new ConcurrentHashMap<>();

    /**
     * The hall of a plan.
     *
     * @param types the ticket type of each section, by the section's id; sections that are not
     *     there are not sold
     * @param keptBack the ids of seats that are not for sale at this event
     */
    Hall(PlanDocument plan, Map<String, Long> types, Set<String> keptBack) {
        var sold =
                plan.sections().stream()
                        .filter(section -> types.containsKey(section.id()))
                        .toList();
        var seated = sold.stream().filter(section -> !section.isStanding()).count();
        var links = new ArrayList<int[]>();
        for (var section : sold) {
            var type = Objects.requireNonNull(types.get(section.id()));
            if (section.isStanding()) {
                var room = section.places() == null ? 0 : section.places();
                standing.merge(type, room, Integer::sum);
                continue;
            }
            for (var row : section.rowsOrNone())
                add(section, row, type, seated > 1, keptBack, links);
        }
        left = new int[places.size()];
        right = new int[places.size()];
        Arrays.fill(left, NONE);
        Arrays.fill(right, NONE);
        for (var pair : links) {
            if (!isOrdinary(pair[0]) || !isOrdinary(pair[1])) continue;
            right[pair[0]] = pair[1];
            left[pair[1]] = pair[0];
        }
        focus = plan.focus() == null ? middle() : plan.focus();
        nameByLabel();
    }

    private void add(
            PlanDocument.Section section,
            PlanDocument.Row row,
            long type,
            boolean named,
            Set<String> keptBack,
            List<int[]> links) {
        var first = places.size();
        var seats = row.seats();
        for (var n = 0; n < seats.size(); n++) {
            var seat = seats.get(n);
            var name = row.label() + "-" + seat.number();
            var number = places.size();
            var isClosed = seat.isBlocked() || keptBack.contains(seat.id());
            places.add(
                    new Place(
                            new Seat(
                                    seat.id(),
                                    named ? section.name() + " " + name : name,
                                    section.name(),
                                    row.label(),
                                    seat.number()),
                            section.id(),
                            type,
                            kind(seat.kind()),
                            seat.x(),
                            seat.y(),
                            isClosed));
            numbers.put(seat.id(), number);
            closed.set(number, isClosed);
            if (n + 1 < seats.size() && !seat.endsBlock())
                links.add(new int[] {number, number + 1});
        }
        var last = places.size() - 1;
        if (section.isRound() && last - first >= 2) links.add(new int[] {last, first});
    }

    private static Kind kind(@Nullable String word) {
        return word == null ? Kind.STANDARD : Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private PlanDocument.Point middle() {
        var across = places.stream().mapToDouble(Place::x).summaryStatistics();
        return new PlanDocument.Point((across.getMin() + across.getMax()) / 2, 0);
    }

    /** Labels are names as well, and the short ones where only one section has them. */
    private void nameByLabel() {
        var shorts = new HashMap<String, Integer>();
        for (var n = 0; n < places.size(); n++) {
            var seat = places.get(n).seat;
            numbers.putIfAbsent(seat.label(), n);
            shorts.merge(seat.row() + "-" + seat.number(), n, (one, other) -> NONE);
        }
        shorts.forEach((name, n) -> {
            if (n != NONE) numbers.putIfAbsent(name, n);
        });
    }

    /** How many seats there are, with those that are not for sale. */
    int size() {
        return places.size();
    }

    Seat seat(int number) {
        return places.get(number).seat;
    }

    /** The ticket type by which a seat is sold. */
    long type(int number) {
        return places.get(number).type;
    }

    String sectionId(int number) {
        return places.get(number).sectionId;
    }

    Kind kind(int number) {
        return places.get(number).kind;
    }

    /** Whether it is blocked or kept back. */
    boolean isClosed(int number) {
        return closed.get(number);
    }

    private boolean isOrdinary(int number) {
        return !isClosed(number) && kind(number) == Kind.STANDARD;
    }

    /** The neighbour on one side, or {@link #NONE}. */
    int left(int number) {
        return left[number];
    }

    /** The neighbour on the other side, or {@link #NONE}. */
    int right(int number) {
        return right[number];
    }

    /** How far it is from what all look at. */
    double distance(int number) {
        return distance(number, focus.x(), focus.y());
    }

    double distance(int number, double x, double y) {
        var place = places.get(number);
        return Math.hypot(place.x - x, place.y - y);
    }

    double x(int number) {
        return places.get(number).x;
    }

    double y(int number) {
        return places.get(number).y;
    }

    /** The number of a seat by its id, its label, or its row and number if one section has them. */
    Optional<Integer> find(String name) {
        return Optional.ofNullable(numbers.get(name));
    }

    /** The seat with that name, if there is one. */
    public Optional<Seat> named(String name) {
        return find(name).map(this::seat);
    }

    /** The ticket type of the seat with that name, if there is one. */
    public Optional<Long> typeOf(String name) {
        return find(name).map(this::type);
    }

    /** Whether tickets of that type have seats. */
    public boolean isSeated(long type) {
        return nearestFirst(type).length > 0;
    }

    /** Whether that section has seats of that type. */
    public boolean hasSection(String id, long type) {
        return places.stream().anyMatch(place -> place.type == type && place.sectionId.equals(id));
    }

    /** How many tickets each type has: its seats that are for sale, or what its area holds. */
    public Map<Long, Integer> quantities() {
        var all = new HashMap<>(standing);
        for (var place : places) all.merge(place.type, place.closed ? 0 : 1, Integer::sum);
        return all;
    }

    /** The seats of a type, the nearest to the focus first. */
    int[] nearestFirst(long type) {
        return nearestFirst.computeIfAbsent(
                type,
                id ->
                        seats(seat -> type(seat) == id)
                                .boxed()
                                .sorted(Comparator.comparingDouble(distances()::applyAsDouble))
                                .mapToInt(Integer::intValue)
                                .toArray());
    }

    IntToDoubleFunction distances() {
        return this::distance;
    }

    IntToDoubleFunction distancesFrom(int other) {
        return seat -> distance(seat, x(other), y(other));
    }

    /** All seats for which that is so. */
    IntStream seats(IntPredicate which) {
        return IntStream.range(0, size()).filter(which);
    }
}
