package dev.marquee.report.analytics;

import dev.marquee.platform.chart.Chart;
import dev.marquee.platform.chart.Charts;
import dev.marquee.platform.language.DateFormats;
import dev.marquee.report.client.EventClient.Event;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Charts of one event: how it fills, and who came. */
@Component
class EventCharts {

    /** What lies longer before the start is of no use to look at day by day. */
    private static final int MOST_DAYS = 180;

    private final EventFigures figures;
    private final Charts charts;
    private final Names names;

    EventCharts(EventFigures figures, Charts charts, Names names) {
        this.figures = figures;
        this.charts = charts;
        this.names = names;
    }

    /**
     * Tickets in all, up to the start, with the forecast, and with another event by the days that
     * were left to its own start.
     *
     * @param other null for none
     */
    Charted total(Event event, ForecastView forecast, @Nullable Event other) {
        var curve = figures.curve(event);
        var otherCurve = other == null ? null : figures.curve(other);
        var today = figures.daysLeft(event);
        var longest = Math.max(curve.length(), otherCurve == null ? 0 : otherCurve.length());
        var first = Math.min(MOST_DAYS, Math.max(Math.max(longest, today), 1));
        var start = Asked.startDay(event);
        var days = new ArrayList<LocalDate>();
        var sold = new ArrayList<@Nullable Long>();
        var compared = new ArrayList<@Nullable Long>();
        for (int left = first; left >= 0; left--) {
            days.add(start.minusDays(left));
            sold.add(left >= today ? Long.valueOf(curve.at(left)) : null);
            if (otherCurve != null)
                compared.add(
                        left >= figures.daysLeft(Objects.requireNonNull(other))
                                ? Long.valueOf(otherCurve.at(left))
                                : null);
        }
        var chart =
                charts.lines("total", days.stream().map(names::day).toList())
                        .of(event.name(), sold);
        var band = forecast.band();
        if (band != null) forecast(chart, band, days, first - today, curve.at(today));
        if (other != null) chart.compared(other.name(), compared);
        if (today > 0 && today <= first) chart.mark(first - today, names.word("today"));
        return new Charted(
                "total", names.word("total"), names.word("group.day"), chart, note(forecast));
    }

    private void forecast(
            Chart chart, ForecastView.Band band, List<LocalDate> days, int today, long sold) {
        var byDay = new HashMap<LocalDate, ForecastView.Day>();
        for (var day : band.days()) byDay.put(day.date(), day);
        var low = new ArrayList<@Nullable Long>();
        var middle = new ArrayList<@Nullable Long>();
        var high = new ArrayList<@Nullable Long>();
        for (int n = 0; n < days.size(); n++) {
            var day = byDay.get(days.get(n));
            var known = n == today ? Long.valueOf(sold) : null;
            low.add(day == null ? known : Long.valueOf(day.low()));
            middle.add(day == null ? known : Long.valueOf(day.middle()));
            high.add(day == null ? known : Long.valueOf(day.high()));
        }
        chart.expected(names.word("forecast"), middle)
                .band(names.word("forecast.low"), low, names.word("forecast.high"), high);
    }

    private String note(ForecastView forecast) {
        var band = forecast.band();
        var soldOutOn = forecast.soldOutOn();
        var said =
                band == null
                        ? names.word("forecast.none")
                        : names.word(
                                band.own() ? "forecast.own" : "forecast.others",
                                band.events(),
                                band.low(),
                                band.high(),
                                band.rightPercent());
        return soldOutOn == null ? said : said + " " + names.word("sold-out", names.day(soldOutOn));
    }

    /** By quarter of an hour and gate. */
    Charted door(DoorView door) {
        var quarters =
                new TreeMap<OffsetDateTime, Map<String, Long>>(OffsetDateTime.timeLineOrder());
        var gates = new TreeSet<String>();
        for (var one : door.quarters()) {
            gates.add(one.gate());
            quarters.computeIfAbsent(one.from(), from -> new HashMap<>())
                    .merge(one.gate(), one.admitted(), Long::sum);
        }
        var oneDay =
                quarters.keySet().stream().map(OffsetDateTime::toLocalDate).distinct().count() < 2;
        var time = DateFormats.of(oneDay ? "HH:mm" : "d MMM, HH:mm", Names.locale());
        var chart = charts.stack("door", quarters.keySet().stream().map(time::format).toList());
        for (var gate : gates)
            chart.of(
                    gate.isEmpty() ? names.word("none.gate") : gate,
                    quarters.values().stream()
                            .map(byGate -> byGate.getOrDefault(gate, 0L))
                            .toList());
        var noShows = door.noShows();
        return new Charted(
                "door",
                names.word("door"),
                names.word("door.quarter"),
                chart,
                noShows == null
                        ? names.word("door.open", door.admitted(), door.issued())
                        : names.word("door.closed", door.admitted(), door.issued(), noShows));
    }
}
