package dev.marquee.ticket.seatmap;

import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.Seat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hall as its staff sees it: a part of it, if it is large.
 *
 * @param sections the names of all its sections, in the order of the plan
 * @param section the one that is shown; null for all
 * @param box the part of the plan that is drawn, as SVG has it
 */
record HallMap(
        List<String> sections,
        @Nullable String section,
        List<Row> rows,
        String box,
        int free,
        int sold,
        int heldBack) {

    /** The most seats that are shown together. */
    private static final int MOST = 1_500;

    private static final double EDGE = 30;

    /** The seats of a row, side by side. */
    record Row(String section, String row, List<Place> places) {}

    /**
     * A seat, and who has it.
     *
     * @param state free, or as {@link SeatOwners.Owned} says
     * @param owned null for a free one
     */
    record Place(Seat seat, String state, SeatOwners.@Nullable Owned owned, double x, double y) {

        /** What is read aloud, and shown beside it. */
        public String said() {
            return owned == null || owned.name() == null
                    ? seat.label()
                    : seat.label() + ", " + owned.name();
        }

        public boolean isFree() {
            return owned == null && !state.equals("blocked");
        }

        public boolean isTicket() {
            return owned != null && owned.ticketId() != null;
        }
    }

    static HallMap of(FreeSeats free, List<SeatOwners.Owned> owners, @Nullable String wanted) {
        var owned =
                owners.stream()
                        .collect(Collectors.toMap(SeatOwners.Owned::seat, Function.identity()));
        var all = free.shown();
        var sections = all.stream().map(it -> it.seat().section()).distinct().toList();
        var section = section(sections, wanted, all.size());
        var places =
                all.stream()
                        .filter(it -> section == null || it.seat().section().equals(section))
                        .map(it -> place(it, owned))
                        .toList();
        var taken = (int) all.stream().filter(FreeSeats.Shown::taken).count();
        var closed = (int) all.stream().filter(it -> it.heldBack() && !it.taken()).count();
        return new HallMap(
                sections,
                section,
                rows(places),
                box(places),
                all.size() - taken - closed,
                taken,
                closed);
    }

    private static @Nullable String section(
            List<String> sections, @Nullable String wanted, int seats) {
        if (wanted != null && sections.contains(wanted)) return wanted;
        return seats > MOST ? sections.getFirst() : null;
    }

    private static Place place(FreeSeats.Shown it, Map<String, SeatOwners.Owned> owned) {
        var owner = owned.get(it.seat().id());
        var state = owner == null ? it.heldBack() ? "blocked" : "free" : owner.state();
        return new Place(it.seat(), state, owner, it.x(), it.y());
    }

    private static List<Row> rows(List<Place> places) {
        return places.stream()
                .collect(
                        Collectors.groupingBy(
                                it -> List.of(it.seat().section(), it.seat().row()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(row ->
                        new Row(row.getKey().getFirst(), row.getKey().getLast(), row.getValue()))
                .toList();
    }

    private static String box(List<Place> places) {
        var x = places.stream().mapToDouble(Place::x).summaryStatistics();
        var y = places.stream().mapToDouble(Place::y).summaryStatistics();
        return "%d %d %d %d"
                .formatted(
                        Math.round(x.getMin() - EDGE),
                        Math.round(y.getMin() - EDGE),
                        Math.round(x.getMax() - x.getMin() + 2 * EDGE),
                        Math.round(y.getMax() - y.getMin() + 2 * EDGE));
    }
}
