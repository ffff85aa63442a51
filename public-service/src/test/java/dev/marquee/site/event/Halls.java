package dev.marquee.site.event;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Halls as ticket-service says them. */
final class Halls {

    private Halls() {}

    /** Two rows of five in the stalls, four in the circle, and a floor. */
    static String small(String orphans, String... taken) {
        return state(
                List.of(
                        section("stalls", "Stalls", 71, rows("stalls", 2, 5, 100)),
                        section("circle", "Circle", 72, rows("circle", 1, 4, 300)),
                        "{\"id\":\"floor\",\"name\":\"Floor\",\"kind\":\"standing\",\"places\":50,\"x\":100,\"y\":400,\"width\":200,\"height\":80,\"ticket_type_id\":73}"),
                orphans,
                taken);
    }

    /** So many sections of so many rows. */
    static String large(int sections, int rows, int seats, String... taken) {
        var all = new ArrayList<String>();
        for (var n = 0; n < sections; n++) {
            var id = "s" + n;
            all.add(section(id, "Block " + n, 71 + n % 2, rows(id, rows, seats, n * 700)));
        }
        return state(all, "advise", taken);
    }

    private static String state(List<String> sections, String orphans, String... taken) {
        return """
        {"event_id":7,"version":1,"seq":41,"plan":{"format":1,"name":"Hall","focus":{"x":200,"y":0},
         "objects":[{"kind":"stage","label":"Stage & wings","x":50,"y":10,"width":300,"height":40}],"sections":[%s]},
         "taken":%s,"held_back":["stalls-A-1"],"orphans":"%s","types":[]}\
        """
                .formatted(
                        String.join(",", sections),
                        List.of(taken).stream()
                                .map(id -> "\"" + id + "\"")
                                .collect(Collectors.joining(",", "[", "]")),
                        orphans);
    }

    private static String section(String id, String name, int type, String rows) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"seats\",\"ticket_type_id\":%d,\"rows\":[%s]}"
                .formatted(id, name, type, rows);
    }

    private static String rows(String section, int rows, int seats, int top) {
        var all = new ArrayList<String>();
        for (var row = 0; row < rows; row++) {
            var label = rows <= 26 ? String.valueOf((char) ('A' + row)) : "R" + row;
            var list = new ArrayList<String>();
            for (var n = 1; n <= seats; n++)
                list.add(
                        "{\"id\":\"%s-%s-%d\",\"number\":\"%d\",\"x\":%s,\"y\":%s,\"kind\":\"%s\",\"aisle\":false,\"restricted\":%s,\"blocked\":false,\"note\":null}"
                                .formatted(
                                        section,
                                        label,
                                        n,
                                        n,
                                        100 + 30.5 * n,
                                        top + 32.3 * row,
                                        section.equals("stalls") && row == 1 && n == 5
                                                ? "wheelchair"
                                                : "standard",
                                        row == 1 && n == 1));
            all.add("{\"label\":\"%s\",\"seats\":[%s]}".formatted(label, String.join(",", list)));
        }
        return String.join(",", all);
    }

    /** What can be had. */
    static String stock() {
        return dev.marquee.site.Samples.kinds(
                ",\"price\":\"45.00\"", ",\"price\":\"20.00\"", ",\"price\":\"9.00\"");
    }
}
