package dev.marquee.report.analytics;

import dev.marquee.platform.chart.Chart;
import dev.marquee.platform.chart.Charts;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.insight.Amounts;
import dev.marquee.report.insight.Insights;
import dev.marquee.report.insight.Totals;
import dev.marquee.report.metric.Dim;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events beside each other. */
@Component
class EventTables {

    private static final int MOST_ROWS = 12;
    private static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, 0, null);

    private final Insights insights;
    private final Charts charts;
    private final Names names;

    EventTables(Insights insights, Charts charts, Names names) {
        this.insights = insights;
        this.charts = charts;
        this.names = names;
    }

    /**
     * What was counted of each event, in days of its own zone, beside the days before.
     *
     * @param whole whether each has a row; otherwise those with the most tickets
     */
    Charted byEvent(Asked asked, List<Event> events, boolean whole) {
        var ids = events.stream().map(Event::id).toList();
        var now = insights.totals(ids, asked.period(), asked.sight().money());
        var before = insights.totals(ids, asked.before(), false);
        var shown =
                events.stream()
                        .filter(event -> now.containsKey(event.id()))
                        .sorted(
                                Comparator.comparingLong((Event event) ->
                                                -now.getOrDefault(event.id(), NOTHING).tickets())
                                        .thenComparing(Event::id))
                        .limit(whole ? Long.MAX_VALUE : MOST_ROWS)
                        .toList();
        var chart =
                charts.rows("events", shown.stream().map(Event::name).toList())
                        .of(names.word("tickets"), figures(shown, now, Totals::tickets));
        chart.listed(names.word("tickets.before"), figures(shown, before, Totals::tickets), null)
                .listed(names.word("bookings"), figures(shown, now, Totals::bookings), null)
                .listed(
                        names.word("cancelled"),
                        figures(shown, now, Totals::cancelledTickets),
                        null)
                .listed(names.word("admitted"), figures(shown, now, Totals::admitted), null)
                .listed(names.word("views"), figures(shown, now, Totals::views), null);
        for (var currency : currencies(now.values().stream().map(Totals::money).toList())) {
            amounts(
                    chart,
                    names.word("gross", currency),
                    currency,
                    shown.stream()
                            .map(event ->
                                    of(now.getOrDefault(event.id(), NOTHING).money(), currency))
                            .map(amounts -> amounts == null ? null : amounts.gross())
                            .toList());
            amounts(
                    chart,
                    names.word("refunded") + " (" + currency + ")",
                    currency,
                    shown.stream()
                            .map(event ->
                                    of(now.getOrDefault(event.id(), NOTHING).money(), currency))
                            .map(amounts -> amounts == null ? null : amounts.refunded())
                            .toList());
        }
        return new Charted(
                "events",
                names.word("by-event"),
                names.word("event"),
                chart,
                names.word("by-event.note"));
    }

    /** What was booked of each type of each event. */
    Charted byType(Asked asked, List<Event> events, boolean whole) {
        var byId = new HashMap<Long, Event>();
        for (var event : events) byId.put(event.id(), event);
        var types = insights.types(byId.keySet(), asked.period(), asked.sight().money());
        var shown = types.stream().limit(whole ? Long.MAX_VALUE : MOST_ROWS).toList();
        var chart =
                charts.rows(
                                "types",
                                shown.stream()
                                        .map(one -> {
                                            var event =
                                                    Objects.requireNonNull(byId.get(one.event()));
                                            return event.name()
                                                    + " – "
                                                    + names.value(Dim.TYPE, one.type(), event);
                                        })
                                        .toList())
                        .of(
                                names.word("tickets"),
                                shown.stream().map(Insights.OfType::tickets).toList());
        for (var currency : currencies(types.stream().map(Insights.OfType::money).toList()))
            amounts(
                    chart,
                    names.word("gross", currency),
                    currency,
                    shown.stream()
                            .map(one -> of(one.money(), currency))
                            .map(amounts -> amounts == null ? null : amounts.gross())
                            .toList());
        return new Charted("types", names.word("types"), names.word("dim.type"), chart, null);
    }

    /** How many tickets events will have sold by their starts. */
    Charted forecasts(Map<Event, ForecastView> forecasts) {
        var views = List.copyOf(forecasts.values());
        Function<Function<ForecastView.Band, Long>, List<Long>> of =
                which ->
                        views.stream()
                                .map(view -> which.apply(Objects.requireNonNull(view.band())))
                                .toList();
        var chart =
                charts.rows("forecasts", forecasts.keySet().stream().map(Event::name).toList())
                        .of(
                                names.word("so-far"),
                                views.stream().map(ForecastView::sold).toList(),
                                views.stream()
                                        .map(view -> names.word("of", view.sold(), view.capacity()))
                                        .toList())
                        .listed(names.word("forecast.low"), of.apply(ForecastView.Band::low), null)
                        .listed(names.word("forecast"), of.apply(ForecastView.Band::middle), null)
                        .listed(
                                names.word("forecast.high"),
                                of.apply(ForecastView.Band::high),
                                null);
        return new Charted("forecasts", names.word("forecasts"), names.word("event"), chart, null);
    }

    private static List<Long> figures(
            List<Event> events, Map<Long, Totals> totals, Function<Totals, Long> which) {
        return events.stream()
                .map(event -> which.apply(totals.getOrDefault(event.id(), NOTHING)))
                .toList();
    }

    private static void amounts(
            Chart chart, String name, String currency, List<@Nullable String> amounts) {
        var exact = new ArrayList<BigDecimal>();
        for (var amount : amounts)
            exact.add(amount == null ? BigDecimal.ZERO : new BigDecimal(amount));
        chart.listed(
                name,
                exact,
                exact.stream()
                        .map(amount -> Names.money(amount.toPlainString(), currency))
                        .toList());
    }

    private static @Nullable Amounts of(@Nullable List<Amounts> money, String currency) {
        if (money == null) return null;
        for (var amounts : money) if (amounts.currency().equals(currency)) return amounts;
        return null;
    }

    private static TreeSet<String> currencies(Collection<@Nullable List<Amounts>> all) {
        var currencies = new TreeSet<String>();
        for (var money : all)
            if (money != null) for (var amounts : money) currencies.add(amounts.currency());
        return currencies;
    }
}
