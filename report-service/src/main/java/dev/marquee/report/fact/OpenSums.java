package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.report.fact.SumTables.Which;
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
import java.util.TreeMap;
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

    Differences differences(Instant now) {
        return new Differences(
                missing(days(Which.LIVE, now), days(Which.SHADOW, now)),
                missing(quarters(Which.LIVE, now), quarters(Which.SHADOW, now)));
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

    private Map<Cell<LocalDate>, long[]> days(Which which, Instant now) {
        var sums = new TreeMap<Cell<LocalDate>, long[]>();
        for (var kind : FactKind.values()) {
            var found = new TreeMap<Cell<LocalDate>, long[]>();
            jdbc.sql("select * from " + which.days() + " where kind = :kind and on_day >= :from")
                    .param("kind", kind.word())
                    .param("from", before(kind, now).toLocalDate())
                    .query(row -> {
                        found.put(
                                cell(row, kind, row.getObject("on_day", LocalDate.class)),
                                amounts(row));
                    });
            var days = zones(found.keySet());
            found.forEach((cell, amounts) -> {
                if (days(days, cell).isOpen(cell.when(), kind, now)) sums.put(cell, amounts);
            });
        }
        return sums;
    }

    private Map<Cell<Instant>, long[]> quarters(Which which, Instant now) {
        var sums = new TreeMap<Cell<Instant>, long[]>();
        for (var kind : FactKind.values()) {
            var found = new TreeMap<Cell<Instant>, long[]>();
            jdbc.sql(
                            "select * from "
                                    + which.quarters()
                                    + " where kind = :kind and starts_at >= :from")
                    .param("kind", kind.word())
                    .param("from", before(kind, now))
                    .query(row -> {
                        found.put(
                                cell(
                                        row,
                                        kind,
                                        row.getObject("starts_at", OffsetDateTime.class)
                                                .toInstant()),
                                amounts(row));
                    });
            var days = zones(found.keySet());
            found.forEach((cell, amounts) -> {
                var its = days(days, cell);
                if (its.isOpen(cell.when().atZone(its.zone()).toLocalDate(), kind, now))
                    sums.put(cell, amounts);
            });
        }
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
