package dev.marquee.ticket.seating;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hall that is drawn in a test, a text a row, a letter a seat: {@code .} free, {@code x} taken,
 * {@code o} chosen, {@code #} kept back, {@code v} free and of another ticket type, {@code w} for a
 * wheelchair, {@code c} for who comes along; {@code |} is an aisle. Rows are A, B …, the first one
 * nearest to the stage; the section is s, the other type's v.
 */
public final class DrawnHall {

    static final long TYPE = 1;
    static final long OTHER = 2;

    final FreeSeats free;
    final List<Integer> chosen = new ArrayList<>();

    DrawnHall(OrphanRule rule, String... rows) {
        var keptBack = new HashSet<String>();
        var taken = new HashSet<String>();
        var names = new ArrayList<String>();
        each(
                rows,
                (id, letter) -> {
                    if (letter == '#') keptBack.add(id);
                    if (letter == 'x') taken.add(id);
                    if (letter == 'o') names.add(id);
                });
        var hall =
                new Hall(
                        JsonMapper.shared().readValue(json(rows), PlanDocument.class),
                        Map.of("s", TYPE),
                        keptBack);
        free = new FreeSeats(hall, 1, new BitSet(), 0, rule);
        for (var id : taken) free.taken().set(hall.find(id).orElseThrow());
        for (var id : names) chosen.add(hall.find(id).orElseThrow());
    }

    private interface EachSeat {
        void of(String id, char letter);
    }

    private static void each(String[] rows, EachSeat seats) {
        for (int r = 0; r < rows.length; r++) {
            var number = 0;
            for (var letter : rows[r].toCharArray())
                if (letter != '|') seats.of(id(r, ++number), letter);
        }
    }

    private static String id(int row, int number) {
        return "s-%c-%d".formatted('A' + row, number);
    }

    /** The plan of the hall as venue-service would hand it out. */
    public static String json(String... rows) {
        return plan(List.of(section("s", "Stalls", rows)), rows[0].length());
    }

    /** With a second section, a balcony of the id b, of so many seats in one row. */
    public static String withBalcony(int seats, String... rows) {
        return plan(
                List.of(section("s", "Stalls", rows), section("b", "Balcony", ".".repeat(seats))),
                rows[0].length());
    }

    private static String plan(List<Map<String, Object>> sections, int across) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of(
                                "format",
                                1,
                                "name",
                                "Drawn",
                                "focus",
                                Map.of("x", 95 + across * 5, "y", 0),
                                "sections",
                                sections));
    }

    private static Map<String, Object> section(String section, String name, String... rows) {
        var all = new ArrayList<Map<String, Object>>();
        for (int r = 0; r < rows.length; r++) {
            var seats = new ArrayList<Map<String, Object>>();
            for (int n = 0; n < rows[r].length(); n++) {
                var letter = rows[r].charAt(n);
                if (letter == '|') {
                    seats.getLast().put("aisle", true);
                    continue;
                }
                var seat = new HashMap<String, Object>();
                seat.put("id", section + id(r, seats.size() + 1).substring(1));
                seat.put("number", String.valueOf(seats.size() + 1));
                seat.put("x", 100 + n * 10);
                seat.put("y", 100 + r * 12);
                seat.put(
                        "kind",
                        letter == 'w' ? "wheelchair" : letter == 'c' ? "companion" : "standard");
                seats.add(seat);
            }
            all.add(Map.of("label", String.valueOf((char) ('A' + r)), "seats", seats));
        }
        return Map.of("id", section, "name", name, "kind", "seats", "rows", all);
    }

    /** The labels of these seats. */
    Set<String> labels(Iterable<Integer> seats) {
        var labels = new java.util.TreeSet<String>();
        for (var seat : seats) labels.add(free.seat(seat).label());
        return labels;
    }
}
