package dev.marquee.report.analytics;

import dev.marquee.platform.security.Caller;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page shows, chart by chart; its files are made of the same charts. */
@Component
class AnalyticsPage {

    /**
     * What is looked at, and what it is put beside.
     *
     * @param days other days; null for none
     * @param event another event; null for none
     */
    record View(Asked asked, @Nullable Period days, @Nullable Event event) {}

    private final Asking asking;
    private final SeenEvents events;
    private final EventFigures figures;
    private final SalesCharts sales;
    private final VisitorCharts visitors;
    private final EventCharts ofEvent;
    private final Names names;

    AnalyticsPage(
            Asking asking,
            SeenEvents events,
            EventFigures figures,
            SalesCharts sales,
            VisitorCharts visitors,
            EventCharts ofEvent,
            Names names) {
        this.asking = asking;
        this.events = events;
        this.figures = figures;
        this.sales = sales;
        this.visitors = visitors;
        this.ofEvent = ofEvent;
        this.names = names;
    }

    /**
     * What an address asks for.
     *
     * @param event an id or code; empty for all events
     * @param compare before, year, or another event's id or code; empty for nothing
     */
    View view(AnalyticsQuery query, String event, String compare, Caller caller) {
        var asked =
                event.isBlank()
                        ? asking.all(query.ofAll(), caller)
                        : asking.of(events.get(event.strip(), caller), query, caller);
        return switch (compare.strip().toLowerCase(Locale.ROOT)) {
            case "" -> new View(asked, null, null);
            case "before" -> new View(asked, asked.before(), null);
            case "year" -> new View(asked, asked.yearBefore(), null);
            default ->
                    new View(
                            asked,
                            null,
                            asked.event() == null ? null : events.get(compare.strip(), caller));
        };
    }

    /** Of the event; null where it is about all. */
    @Nullable ForecastView forecast(View view, Caller caller) {
        var event = view.asked().event();
        return event == null ? null : figures.forecast(event, caller);
    }

    /**
     * All of its charts, in their order.
     *
     * @param whole whether their tables have all rows, as files have
     */
    List<Charted> charts(View view, @Nullable ForecastView forecast, boolean whole) {
        var asked = view.asked();
        var charts = new ArrayList<Charted>();
        var event = asked.event();
        if (event != null && forecast != null)
            charts.add(ofEvent.total(event, forecast, view.event()));
        charts.add(sales.byTime(asked, view.days()));
        charts.addAll(sales.money(asked));
        charts.add(visitors.funnel(asked));
        charts.add(sales.byValue(asked, Dim.SOURCE, "sources", names.word("sources"), whole));
        if (asked.dim() != Dim.ALL && asked.dim() != Dim.SOURCE)
            charts.add(
                    sales.byValue(
                            asked,
                            asked.dim(),
                            "split",
                            names.word("split", names.word("dim." + asked.dim().word())),
                            whole));
        charts.add(visitors.visitors(asked, whole));
        if (event != null) door(event, charts);
        return charts;
    }

    /** Nobody has come before the door opened. */
    private void door(Event event, List<Charted> charts) {
        var door = figures.door(event);
        if (!door.quarters().isEmpty() || door.noShows() != null) charts.add(ofEvent.door(door));
    }
}
