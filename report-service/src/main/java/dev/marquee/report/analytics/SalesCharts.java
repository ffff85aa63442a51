package dev.marquee.report.analytics;

import dev.marquee.platform.chart.Charts;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.report.insight.Amounts;
import dev.marquee.report.insight.Bucket;
import dev.marquee.report.insight.Insights;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Charts of what was booked and paid. */
@Component
class SalesCharts {

    /** Colours that are told apart, without the one for all others. */
    private static final int MOST_COLOURS = 5;

    private static final int MOST_ROWS = 12;

    private final Insights insights;
    private final Charts charts;
    private final Names names;

    SalesCharts(Insights insights, Charts charts, Names names) {
        this.insights = insights;
        this.charts = charts;
        this.names = names;
    }

    /**
     * Tickets by day, week or month, split if that is asked for.
     *
     * @param compared other days to put beside them; null for none
     */
    Charted byTime(Asked asked, @Nullable Period compared) {
        var rows = insights.rows(asked.sight(), asked.period(), asked.group(), asked.dim());
        var starts = asked.group().starts(asked.period().from(), asked.period().until());
        var labels = starts.stream().map(start -> names.of(start, asked.group())).toList();
        if (asked.dim() != Dim.ALL) return split(asked, rows, starts, labels);
        var chart =
                charts.columns("sales", labels)
                        .of(names.word("tickets"), rows.stream().map(Bucket::tickets).toList());
        if (compared != null) {
            var before =
                    insights.rows(asked.sight(), compared, asked.group(), Dim.ALL).stream()
                            .map(Bucket::tickets)
                            .toList();
            chart.of(
                    names.word("tickets.of", period(compared)),
                    starts.stream()
                            .map(start -> {
                                var n = starts.indexOf(start);
                                return n < before.size() ? before.get(n) : null;
                            })
                            .toList());
        }
        chart.listed(names.word("bookings"), rows.stream().map(Bucket::bookings).toList(), null);
        return new Charted(
                "sales",
                names.word("sales." + asked.group().word()),
                names.word("group." + asked.group().word()),
                chart,
                null);
    }

    String period(Period period) {
        return names.word("days", names.day(period.from()), names.day(period.until()));
    }

    private Charted split(
            Asked asked, List<Bucket> rows, List<LocalDate> starts, List<String> labels) {
        var tickets = new HashMap<String, Map<LocalDate, Long>>();
        for (var row : rows)
            tickets.computeIfAbsent(row.value(), value -> new HashMap<>())
                    .merge(row.from(), row.tickets(), Long::sum);
        var byMost = new ArrayList<>(tickets.keySet());
        byMost.sort(
                Comparator.comparingLong((String value) -> -sum(tickets.get(value)))
                        .thenComparing(Comparator.naturalOrder()));
        var shown = byMost.subList(0, Math.min(MOST_COLOURS, byMost.size()));
        var chart = charts.stack("sales", labels);
        for (var value : shown)
            chart.of(
                    names.value(asked.dim(), value, asked.event()),
                    starts.stream().map(start -> at(tickets, value, start)).toList());
        var others = new LinkedHashSet<>(byMost.subList(shown.size(), byMost.size()));
        if (!others.isEmpty())
            chart.of(
                    names.word("others"),
                    starts.stream()
                            .map(start ->
                                    others.stream()
                                            .mapToLong(value -> at(tickets, value, start))
                                            .sum())
                            .toList());
        return new Charted(
                "sales",
                names.word("sales.by", names.word("dim." + asked.dim().word())),
                names.word("group." + asked.group().word()),
                chart,
                null);
    }

    private static long at(
            Map<String, Map<LocalDate, Long>> tickets, String value, LocalDate start) {
        return Objects.requireNonNull(tickets.get(value)).getOrDefault(start, 0L);
    }

    private static long sum(@Nullable Map<LocalDate, Long> byDay) {
        return byDay == null ? 0 : byDay.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Tickets by value for the whole period, with bookings and amounts in the table.
     *
     * @param table its name
     * @param whole whether each value has a row, as in a file; otherwise the last share one
     */
    Charted byValue(Asked asked, Dim dim, String table, String title, boolean whole) {
        var rows = insights.split(asked.sight(), asked.period(), dim);
        var shown =
                whole
                        ? rows
                        : rows.stream()
                                .filter(row -> !row.value().equals(Dim.OTHER))
                                .limit(MOST_ROWS)
                                .toList();
        var others =
                whole
                        ? List.<Bucket>of()
                        : rows.stream().filter(row -> !shown.contains(row)).toList();
        var labels = new ArrayList<String>();
        for (var row : shown) labels.add(names.value(dim, row.value(), asked.event()));
        if (!others.isEmpty()) labels.add(names.word("others"));
        var chart =
                charts.rows(table, labels)
                        .of(names.word("tickets"), figures(shown, others, Bucket::tickets));
        if (dim.splitsBookings())
            chart.listed(
                    names.word("bookings"),
                    figures(shown, others, row -> row.bookings() == null ? 0 : row.bookings()),
                    null);
        for (var currency : currencies(rows)) {
            var amounts = new ArrayList<BigDecimal>();
            for (var row : shown) amounts.add(gross(row, currency));
            if (!others.isEmpty())
                amounts.add(
                        others.stream()
                                .map(row -> gross(row, currency))
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
            chart.listed(
                    names.word("gross", currency),
                    amounts,
                    amounts.stream().map(amount -> text(amount, currency)).toList());
        }
        return new Charted(table, title, names.word("dim." + dim.word()), chart, null);
    }

    private static List<Long> figures(
            List<Bucket> rows, List<Bucket> others, ToLongFunction<Bucket> figure) {
        var figures = new ArrayList<Long>();
        for (var row : rows) figures.add(figure.applyAsLong(row));
        if (!others.isEmpty()) figures.add(others.stream().mapToLong(figure).sum());
        return figures;
    }

    /** What was paid, without what went back, for each currency; none for who may not see it. */
    List<Charted> money(Asked asked) {
        if (!asked.sight().money()) return List.of();
        var rows = insights.rows(asked.sight(), asked.period(), asked.group(), Dim.ALL);
        var labels = rows.stream().map(row -> names.of(row.from(), asked.group())).toList();
        var all = new ArrayList<Charted>();
        for (var currency : currencies(rows)) {
            var columns = new LinkedHashMap<String, Function<Amounts, @Nullable String>>();
            columns.put("paid", Amounts::paid);
            columns.put("refunded", Amounts::refunded);
            columns.put("discount", Amounts::discount);
            columns.put("tax", Amounts::tax);
            var chart =
                    charts.columns("money-" + currency, labels)
                            .money(currency)
                            .of(names.word("net"), amounts(rows, currency, Amounts::net));
            columns.forEach((name, column) -> {
                var amounts = amounts(rows, currency, column);
                chart.listed(
                        names.word(name),
                        amounts,
                        amounts.stream().map(amount -> text(amount, currency)).toList());
            });
            all.add(
                    new Charted(
                            "money-" + currency,
                            names.word("money", currency),
                            names.word("group." + asked.group().word()),
                            chart,
                            names.word("money.note")));
        }
        return all;
    }

    private static List<BigDecimal> amounts(
            List<Bucket> rows, String currency, Function<Amounts, @Nullable String> which) {
        return rows.stream()
                .map(row -> of(row, currency))
                .map(amounts -> amounts == null ? null : which.apply(amounts))
                .map(amount -> amount == null ? BigDecimal.ZERO : new BigDecimal(amount))
                .toList();
    }

    private static BigDecimal gross(Bucket row, String currency) {
        var amounts = of(row, currency);
        return amounts == null ? BigDecimal.ZERO : new BigDecimal(amounts.gross());
    }

    private static @Nullable Amounts of(Bucket row, String currency) {
        if (row.money() == null) return null;
        for (var amounts : row.money()) if (amounts.currency().equals(currency)) return amounts;
        return null;
    }

    private static TreeSet<String> currencies(List<Bucket> rows) {
        var currencies = new TreeSet<String>();
        for (var row : rows)
            if (row.money() != null)
                for (var amounts : row.money()) currencies.add(amounts.currency());
        return currencies;
    }

    private static String text(BigDecimal amount, String currency) {
        return MoneyFormat.text(amount.toPlainString(), currency, Names.locale());
    }
}
