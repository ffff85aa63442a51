package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sums of the days that are open, as they are shown and as they were made again. */
@Component
class OpenSums {

    /** What is to be added to the sums that are shown, so that they are right. */
    record Differences(Map<Cell<LocalDate>, long[]> days, Map<Cell<Instant>, long[]> quarters) {

        /** For people; amounts are what is missing. */
        List<String> words() {
            return Stream.concat(words(days), words(quarters)).toList();
        }

        private static Stream<String> words(Map<?, long[]> sums) {
            return sums.entrySet().stream()
                    .map(it -> it.getKey() + " " + Arrays.toString(it.getValue()));
        }
    }

    private final JdbcClient jdbc;
    private final EventZones zones;
    private final ZoneId house;

    OpenSums(JdbcClient jdbc, EventZones zones, HouseZone house) {
        this.jdbc = jdbc;
        this.zones = zones;
        this.house = house.zone();
    }

    /**
     * Compares what is shown with the sums that were made again.
     *
     * @param without events that are not compared
     */
    Differences differences(Sums again, Set<Long> without, Instant now) {
        return new Differences(
                missing(
                        open(days(now), OpenSums::day, without, now),
                        open(again.days(), OpenSums::day, without, now)),
                missing(
                        open(quarters(now), OpenSums::dayOfQuarter, without, now),
                        open(again.quarters(), OpenSums::dayOfQuarter, without, now)));
    }

    private static LocalDate day(LocalDate day, ZoneId zone) {
        return day;
    }

    private static LocalDate dayOfQuarter(Instant quarter, ZoneId zone) {
        return quarter.atZone(zone).toLocalDate();
    }

    private static <K extends Comparable<K>> Map<K, long[]> missing(
            Map<K, long[]> is, Map<K, long[]> should) {
        var missing = new TreeMap<K, long[]>();
        should.forEach((cell, amounts) -> missing.put(cell, amounts.clone()));
        is.forEach((cell, amounts) -> {
            var left = missing.computeIfAbsent(cell, it -> new long[amounts.length]);
            for (var i = 0; i < left.length; i++) left[i] -= amounts[i];
        });
        missing.values().removeIf(left -> Arrays.stream(left).allMatch(amount -> amount == 0));
        return missing;
    }

    private <T extends Comparable<? super T>> Map<Cell<T>, long[]> open(
            Map<Cell<T>, long[]> sums,
            BiFunction<T, ZoneId, LocalDate> day,
            Set<Long> without,
            Instant now) {
        var zoneOf = zones(sums.keySet());
        var open = new TreeMap<Cell<T>, long[]>();
        sums.forEach((cell, amounts) -> {
            if (cell.subject().isEvent() && without.contains(cell.subject().id())) return;
            var days = days(zoneOf, cell);
            if (days.isOpen(day.apply(cell.when(), days.zone()), cell.kind(), now))
                open.put(cell, amounts);
        });
        return open;
    }

    private Map<Cell<LocalDate>, long[]> days(Instant now) {
        var sums = new TreeMap<Cell<LocalDate>, long[]>();
        for (var kind : FactKind.values())
            jdbc.sql("select * from metric_day where kind = :kind and on_day >= :from")
                    .param("kind", kind.word())
                    .param("from", before(kind, now).toLocalDate())
                    .query(row -> {
                        sums.put(
                                cell(row, kind, row.getObject("on_day", LocalDate.class)),
                                amounts(row));
                    });
        return sums;
    }

    private Map<Cell<Instant>, long[]> quarters(Instant now) {
        var sums = new TreeMap<Cell<Instant>, long[]>();
        for (var kind : FactKind.values())
            jdbc.sql("select * from metric_quarter where kind = :kind and starts_at >= :from")
                    .param("kind", kind.word())
                    .param("from", before(kind, now))
                    .query(row -> {
                        var quarter = row.getObject("starts_at", OffsetDateTime.class).toInstant();
                        sums.put(cell(row, kind, quarter), amounts(row));
                    });
        return sums;
    }

    /** Before the first day that is open anywhere. */
    private static OffsetDateTime before(FactKind kind, Instant now) {
        return now.minus(kind.open()).atOffset(ZoneOffset.UTC).minusDays(3);
    }

    private Map<Long, EventZones.EventZone> zones(Collection<? extends Cell<?>> cells) {
        return zones.find(
                cells.stream()
                        .map(Cell::subject)
                        .filter(Subject::isEvent)
                        .map(Subject::id)
                        .collect(Collectors.toSet()));
    }

    private Landing.Days days(Map<Long, EventZones.EventZone> zones, Cell<?> cell) {
        var zone = cell.subject().isEvent() ? zones.get(cell.subject().id()) : null;
        return zone == null ? new Landing.Days(house, null) : zone.days(cell.kind());
    }

    private static <T extends Comparable<? super T>> Cell<T> cell(
            ResultSet row, FactKind kind, T when) throws SQLException {
        return new Cell<>(
                new Subject(row.getString("scope"), row.getLong("scope_id")),
                kind,
                Dim.of(row.getString("dim")).orElseThrow(),
                when,
                row.getString("val"),
                row.getString("currency"));
    }

    private static long[] amounts(ResultSet row) throws SQLException {
        var amounts = new ArrayList<Long>();
        for (var column : List.of("n", "qty", "amount", "discount", "fee", "tax"))
            amounts.add(row.getLong(column));
        return amounts.stream().mapToLong(Long::longValue).toArray();
    }
}
