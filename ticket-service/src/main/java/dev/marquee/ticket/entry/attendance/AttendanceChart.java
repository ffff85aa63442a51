package dev.marquee.ticket.entry.attendance;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.ticket.entry.attendance.Attendance.AtGate;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who came, as a table to draw a chart from: a row for each quarter of an hour, a column for each
 * gate.
 *
 * @param gates null for those of whom no gate was said
 */
record AttendanceChart(List<@Nullable String> gates, List<Row> rows) {

    /** Longer than this, quarters in which nobody came are left out. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration QUARTER = Duration.ofMinutes(15);

    /**
     * A quarter of an hour.
     *
     * @param counts of the gates, in their order
     */
    record Row(String label, List<Integer> counts) {}

    static AttendanceChart of(List<AtGate> quarters, Locale locale) {
        if (quarters.isEmpty()) return new AttendanceChart(List.of(), List.of());
        var gates = gates(quarters);
        var counts = new TreeMap<OffsetDateTime, int[]>(OffsetDateTime.timeLineOrder());
        for (var start : starts(quarters)) counts.put(start, new int[gates.size()]);
        for (var one : quarters)
            Objects.requireNonNull(counts.get(one.from()))[gates.indexOf(one.gate())] +=
                    one.admitted();
        var first = counts.firstKey().toLocalDate();
        var pattern = first.equals(counts.lastKey().toLocalDate()) ? "HH:mm" : "d MMM, HH:mm";
        var format = DateFormats.of(pattern, locale);
        return new AttendanceChart(
                gates, counts.entrySet().stream().map(entry -> row(entry, format)).toList());
    }

    private static Row row(Map.Entry<OffsetDateTime, int[]> entry, DateTimeFormatter format) {
        var counts = new ArrayList<Integer>();
        for (var count : entry.getValue()) counts.add(count);
        return new Row(format.format(entry.getKey()), counts);
    }

    private static List<@Nullable String> gates(List<AtGate> quarters) {
        var gates = new TreeSet<@Nullable String>(Comparator.nullsLast(Comparator.naturalOrder()));
        for (var one : quarters) gates.add(one.gate());
        return new ArrayList<>(gates);
    }

    private static List<OffsetDateTime> starts(List<AtGate> quarters) {
        var said = quarters.stream().map(AtGate::from).toList();
        var last = said.getLast();
        if (Duration.between(said.getFirst(), last).compareTo(LONGEST) > 0) return said;
        var all = new ArrayList<>(said);
        for (var at = said.getFirst(); at.isBefore(last); at = at.plus(QUARTER)) {
            var start = at;
            if (said.stream().noneMatch(one -> one.isEqual(start))) all.add(start);
        }
        return all;
    }
}
