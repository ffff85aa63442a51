package dev.marquee.report.insight;

import dev.marquee.report.forecast.Curve;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Figure;
import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Figures for pages and programs. All are read from sums; whoever asks has checked that the caller
 * may see them.
 */
@Component
public class Insights {

    /**
     * What was booked of a type.
     *
     * @param type its id
     * @param money null for those who may not see it
     */
    public record OfType(long event, String type, long tickets, @Nullable List<Amounts> money) {}

    private record Place(LocalDate from, String value) {}

    /** What grows in one place. */
    private static final class Growing {

        private long bookings;
        private long tickets;
        private final Amounts.Sums money = new Amounts.Sums();

        private void add(FactKind kind, Figure figure) {
            if (kind == FactKind.CONFIRMED) {
                tickets += figure.qty();
                bookings += figure.n();
            }
            money.add(kind, figure);
        }

        private Bucket at(Place place, Sight sight, Dim dim) {
            return new Bucket(
                    place.from,
                    place.value,
                    dim.splitsBookings() ? bookings : null,
                    tickets,
                    sight.money() ? money.all(dim == Dim.ALL) : null);
        }
    }

    private final Metrics metrics;
    private final KindSums sums;

    Insights(Metrics metrics, KindSums sums) {
        this.metrics = metrics;
        this.sums = sums;
    }

    /** Of a whole period. */
    public Totals totals(Sight sight, Period period) {
        return totals(sums.totals(sight.subject(), period), sight.money());
    }

    /** Of each of these events; those of which nothing was counted are left out. */
    public Map<Long, Totals> totals(Collection<Long> events, Period period, boolean money) {
        var totals = new HashMap<Long, Totals>();
        sums.totals(events, period)
                .forEach((event, lines) -> totals.put(event, totals(lines, money)));
        return totals;
    }

    /** What was booked of each type of these events, those with the most tickets first. */
    public List<OfType> types(Collection<Long> events, Period period, boolean money) {
        var growing = new LinkedHashMap<Long, Map<String, Growing>>();
        for (var line : sums.types(events, period))
            growing.computeIfAbsent(line.event(), event -> new LinkedHashMap<>())
                    .computeIfAbsent(line.type(), type -> new Growing())
                    .add(FactKind.CONFIRMED, line.figure());
        var types = new ArrayList<OfType>();
        growing.forEach((event, byType) ->
                byType.forEach((type, one) ->
                        types.add(
                                new OfType(
                                        event,
                                        type,
                                        one.tickets,
                                        money ? one.money.all(false) : null))));
        types.sort(Comparator.comparingLong(OfType::tickets).reversed());
        return types;
    }

    private static Totals totals(List<KindSums.OfKind> lines, boolean showsMoney) {
        var times = new EnumMap<FactKind, Long>(FactKind.class);
        var tickets = new EnumMap<FactKind, Long>(FactKind.class);
        var money = new Amounts.Sums();
        for (var line : lines) {
            times.merge(line.kind(), line.figure().n(), Long::sum);
            tickets.merge(line.kind(), line.figure().qty(), Long::sum);
            money.add(line.kind(), line.figure());
        }
        return new Totals(
                times.getOrDefault(FactKind.VIEWED, 0L),
                times.getOrDefault(FactKind.SEARCHED, 0L),
                times.getOrDefault(FactKind.CONFIRMED, 0L),
                tickets.getOrDefault(FactKind.CONFIRMED, 0L),
                tickets.getOrDefault(FactKind.CANCELLED, 0L),
                times.getOrDefault(FactKind.ADMITTED, 0L),
                showsMoney ? money.all(true) : null);
    }

    /**
     * Bookings by day, week or month, each with all of its values; where nothing was booked there
     * is no row, unless nothing is split.
     */
    public List<Bucket> rows(Sight sight, Period period, Group group, Dim dim) {
        var growing = new TreeMap<LocalDate, Map<String, Growing>>();
        if (dim == Dim.ALL)
            for (var start : group.starts(period.from(), period.until()))
                growing.computeIfAbsent(start, day -> new TreeMap<>()).put("", new Growing());
        add(growing, sight, FactKind.CONFIRMED, dim, period, group);
        if (dim == Dim.ALL && sight.money()) {
            addMoney(growing, sight, FactKind.PAID, period, group);
            addMoney(growing, sight, FactKind.REFUNDED, period, group);
        }
        var rows = new ArrayList<Bucket>();
        growing.forEach((from, values) ->
                values.forEach(
                        (value, one) -> rows.add(one.at(new Place(from, value), sight, dim))));
        return rows;
    }

    private void add(
            Map<LocalDate, Map<String, Growing>> growing,
            Sight sight,
            FactKind kind,
            Dim dim,
            Period period,
            Group group) {
        for (var day : metrics.daysBy(sight.subject(), kind, dim, period))
            growing.computeIfAbsent(group.start(day.day()), start -> new TreeMap<>())
                    .computeIfAbsent(day.value(), value -> new Growing())
                    .add(kind, day.figure());
    }

    private void addMoney(
            Map<LocalDate, Map<String, Growing>> growing,
            Sight sight,
            FactKind kind,
            Period period,
            Group group) {
        for (var day : metrics.days(sight.subject(), kind, period))
            growing.computeIfAbsent(group.start(day.day()), start -> new TreeMap<>())
                    .computeIfAbsent("", value -> new Growing())
                    .money
                    .add(kind, day.figure());
    }

    /** Value by value for the whole period, those with the most tickets first. */
    public List<Bucket> split(Sight sight, Period period, Dim dim) {
        var growing = new HashMap<String, Growing>();
        for (var value : metrics.totalsBy(sight.subject(), FactKind.CONFIRMED, dim, period))
            growing.computeIfAbsent(value.value(), unknown -> new Growing())
                    .add(FactKind.CONFIRMED, value.figure());
        return growing.entrySet().stream()
                .map(one -> one.getValue().at(new Place(period.from(), one.getKey()), sight, dim))
                .sorted(
                        Comparator.comparingLong(Bucket::tickets)
                                .reversed()
                                .thenComparing(Bucket::value))
                .toList();
    }

    /** How events sold, by the days that were left; those without a start are left out. */
    public Map<Long, Curve> curves(Map<Long, LocalDate> starts) {
        var curves = new HashMap<Long, Curve>();
        sums.ticketsByDay(starts.keySet())
                .forEach((event, days) -> {
                    var start = starts.get(event);
                    if (start != null) curves.put(event, Curve.of(days, start));
                });
        return curves;
    }

    /** How many came after their day was closed, and were counted later. */
    public long late(Subject subject, Period period) {
        return metrics.late(subject, period).stream()
                .filter(late -> contains(period, late.belongsTo()))
                .mapToLong(late -> late.figure().n())
                .sum();
    }

    private static boolean contains(Period period, LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(period.until());
    }
}
