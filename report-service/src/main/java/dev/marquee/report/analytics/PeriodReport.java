package dev.marquee.report.analytics;

import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.client.OrganizerEventClient;
import dev.marquee.report.insight.Group;
import dev.marquee.report.insight.Insights;
import dev.marquee.report.insight.Sight;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said of a day or a week: its figures, and charts with their tables. */
@Component
public class PeriodReport {

    /** Of a single day, the chart of days shows these before it, too. */
    private static final int DAYS_SHOWN = 7;

    private static final int MOST_FORECASTS = 12;

    /**
     * What it is about.
     *
     * @param event null for all that may be seen
     * @param events of the organiser, or of everybody
     * @param zone of its days
     */
    public record About(
            Sight sight, @Nullable Event event, List<Event> events, Period period, ZoneId zone) {

        private Asked asked(Period days) {
            return new Asked(sight, event, days, Group.DAY, Dim.ALL, zone);
        }

        private Asked asked() {
            return asked(period);
        }

        private Asked byDay() {
            return period.from().equals(period.until())
                    ? asked(new Period(period.until().minusDays(DAYS_SHOWN - 1L), period.until()))
                    : asked();
        }
    }

    /** A figure in words. */
    public record Item(String name, String value, String more) {}

    private final Insights insights;
    private final Metrics metrics;
    private final Board board;
    private final SalesCharts sales;
    private final VisitorCharts visitors;
    private final EventTables tables;
    private final EventFigures figures;
    private final Names names;

    PeriodReport(
            Insights insights,
            Metrics metrics,
            Board board,
            SalesCharts sales,
            VisitorCharts visitors,
            EventTables tables,
            EventFigures figures,
            Names names) {
        this.insights = insights;
        this.metrics = metrics;
        this.board = board;
        this.sales = sales;
        this.visitors = visitors;
        this.tables = tables;
        this.figures = figures;
        this.names = names;
    }

    /** The days in words, in the language that is set for this thread, as all that follows. */
    public String days(Period period) {
        return period.from().equals(period.until())
                ? names.day(period.from())
                : sales.period(period);
    }

    /** The most important figures, compared with the days before. */
    public List<Item> items(About about) {
        var asked = about.asked();
        var forecast =
                about.event() == null ? null : figures.forecast(about.event(), about.events());
        var items = new ArrayList<Item>();
        for (var item : board.of(asked, asked.before(), forecast))
            items.add(new Item(item.name(), item.value(), item.more()));
        var totals = insights.totals(asked.sight(), asked.period());
        items.add(new Item(names.word("admitted"), names.word("number", totals.admitted()), ""));
        if (totals.money() != null)
            for (var amounts : totals.money())
                if (amounts.refunded() != null)
                    items.add(
                            new Item(
                                    names.word("refunded"),
                                    Names.money(amounts.refunded(), amounts.currency()),
                                    ""));
        return items;
    }

    /**
     * All charts, in their order.
     *
     * @param whole whether their tables have all rows, as in a workbook
     */
    public List<Charted> charts(About about, boolean whole) {
        var asked = about.asked();
        var byDay = about.byDay();
        var charts = new ArrayList<Charted>();
        charts.add(sales.byTime(byDay, byDay.before()));
        charts.addAll(sales.money(byDay));
        if (about.event() == null) {
            charts.add(listed(tables.byEvent(asked, about.events(), whole), about));
            charts.add(listed(tables.byType(asked, about.events(), whole), about));
        } else charts.add(sales.byValue(asked, Dim.TYPE, "types", names.word("types"), whole));
        var forecasts = forecasts(about);
        if (!forecasts.isEmpty()) charts.add(tables.forecasts(forecasts));
        charts.add(visitors.funnel(asked));
        charts.add(visitors.visitors(asked, whole));
        charts.add(sales.byValue(asked, Dim.SOURCE, "sources", names.word("sources"), whole));
        return charts;
    }

    /** Says so where there may be events that are not in a table. */
    private Charted listed(Charted table, About about) {
        if (about.events().size() < OrganizerEventClient.MOST) return table;
        var cut = names.word("by-event.cut", OrganizerEventClient.MOST);
        var note = table.note() == null ? cut : table.note() + " " + cut;
        return new Charted(table.table(), table.title(), table.head(), table.chart(), note);
    }

    /**
     * How an event sold and where its buyers came from, from its first figure to a day; none where
     * nothing was counted.
     */
    public List<Charted> ofEvent(long event, LocalDate until) {
        var subject = Subject.event(event);
        var first = metrics.firstDay(subject).filter(day -> !day.isAfter(until)).orElse(null);
        if (first == null) return List.of();
        var period = new Period(first, until);
        var asked =
                new Asked(
                        new Sight(subject, false, false),
                        null,
                        period,
                        Group.fitting(ChronoUnit.DAYS.between(first, until) + 1),
                        Dim.ALL,
                        metrics.zone(subject));
        return List.of(
                sales.byTime(asked, null),
                visitors.funnel(asked),
                sales.byValue(asked, Dim.SOURCE, "sources", names.word("sources"), false));
    }

    /** Of what is on sale, the next to begin first; those that are not worked out are left out. */
    private Map<Event, ForecastView> forecasts(About about) {
        var forecasts = new LinkedHashMap<Event, ForecastView>();
        var onSale =
                about.event() == null
                        ? about.events().reversed().stream().filter(Event::onSale).toList()
                        : List.of(about.event());
        for (var event : onSale) {
            if (forecasts.size() == MOST_FORECASTS) break;
            var forecast = figures.forecast(event, about.events());
            if (forecast.band() != null) forecasts.put(event, forecast);
        }
        return forecasts;
    }
}
