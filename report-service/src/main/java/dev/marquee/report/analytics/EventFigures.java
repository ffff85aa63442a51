package dev.marquee.report.analytics;

import dev.marquee.platform.security.Caller;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.forecast.Curve;
import dev.marquee.report.forecast.Forecasts;
import dev.marquee.report.insight.Insights;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is worked out of one event, and of several beside each other. */
@Component
class EventFigures {

    private static final Curve NOTHING = new Curve(new TreeMap<>());

    /** The door opens and closes around the event. */
    private static final int HOURS_BEFORE = 12;

    private static final int HOURS_AFTER = 24;

    private final Insights insights;
    private final Metrics metrics;
    private final SimilarEvents similar;
    private final Clock clock;

    EventFigures(Insights insights, Metrics metrics, SimilarEvents similar, Clock clock) {
        this.insights = insights;
        this.metrics = metrics;
        this.similar = similar;
        this.clock = clock;
    }

    /** How it sold so far. */
    Curve curve(Event event) {
        return insights.curves(Map.of(event.id(), Asked.startDay(event)))
                .getOrDefault(event.id(), NOTHING);
    }

    /** Less than none once the start is over. */
    int daysLeft(Event event) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(event.timeZone()));
        return (int) ChronoUnit.DAYS.between(today, Asked.startDay(event));
    }

    ForecastView forecast(Event event, Caller caller) {
        return forecast(event, () -> similar.to(event, caller));
    }

    /**
     * The same where nobody is asking.
     *
     * @param others the organiser's events
     */
    ForecastView forecast(Event event, List<Event> others) {
        return forecast(
                event,
                () ->
                        similar.to(
                                event,
                                () ->
                                        others.stream()
                                                .filter(Event::isCompleted)
                                                .filter(one ->
                                                        Objects.equals(
                                                                one.category(), event.category()))
                                                .map(Event::id)
                                                .collect(Collectors.toSet())));
    }

    private ForecastView forecast(Event event, Supplier<SimilarEvents.Similar> before) {
        var curve = curve(event);
        var left = daysLeft(event);
        var sold = curve.last();
        var start = Asked.startDay(event);
        if (!event.onSale() || left < 1)
            return new ForecastView(sold, event.totalTickets(), null, null);
        var others = before.get();
        var band =
                Forecasts.of(curve, left, event.totalTickets(), others.own(), others.anybodys())
                        .map(forecast -> ForecastView.Band.of(forecast, start))
                        .orElse(null);
        var days = Forecasts.soldOutIn(curve, left, event.totalTickets() - sold);
        var soldOutOn =
                days.isPresent() && days.getAsInt() <= left
                        ? start.minusDays(left - (long) days.getAsInt())
                        : null;
        return new ForecastView(sold, event.totalTickets(), band, soldOutOn);
    }

    DoorView door(Event event) {
        var subject = Subject.event(event.id());
        var zone = ZoneId.of(event.timeZone());
        var start = event.startsAt().toInstant();
        var end = event.endsAt() == null ? start : event.endsAt().toInstant();
        var quarters =
                metrics
                        .quarters(
                                subject,
                                FactKind.ADMITTED,
                                Dim.GATE,
                                start.minus(HOURS_BEFORE, ChronoUnit.HOURS),
                                end.plus(HOURS_AFTER, ChronoUnit.HOURS))
                        .stream()
                        .map(one ->
                                new DoorView.Quarter(
                                        one.quarter().atZone(zone).toOffsetDateTime(),
                                        one.value(),
                                        one.figure().n()))
                        .filter(one -> one.admitted() > 0)
                        .toList();
        var admitted = quarters.stream().mapToLong(DoorView.Quarter::admitted).sum();
        var issued = curve(event).last();
        var last = end.atZone(zone).toLocalDate();
        var closed = metrics.isClosed(subject, FactKind.ADMITTED, last);
        return new DoorView(
                zone.getId(),
                issued,
                admitted,
                closed ? Math.max(0, issued - admitted) : null,
                quarters);
    }

    FunnelView funnel(Subject subject, Period period) {
        return FunnelView.of(metrics.funnel(subject, period));
    }

    /** Day by day, from the first sale of any of them. */
    ComparisonView compare(List<Event> events) {
        var starts = new HashMap<Long, LocalDate>();
        for (var event : events) starts.put(event.id(), Asked.startDay(event));
        var curves = insights.curves(starts);
        var longest = curves.values().stream().mapToInt(Curve::length).max().orElse(0);
        var rows = new ArrayList<ComparisonView.Row>();
        for (int left = longest; left >= 0; left--) {
            var sold = new ArrayList<@Nullable Long>();
            for (var event : events)
                sold.add(
                        left < daysLeft(event)
                                ? null
                                : curves.getOrDefault(event.id(), NOTHING).at(left));
            rows.add(new ComparisonView.Row(left, sold));
        }
        return new ComparisonView(events.stream().map(AnalyticsView.OfEvent::of).toList(), rows);
    }
}
