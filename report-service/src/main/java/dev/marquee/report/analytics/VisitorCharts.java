package dev.marquee.report.analytics;

import dev.marquee.platform.chart.Charts;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Charts of who looked, and how far they came. */
@Component
class VisitorCharts {

    private static final int MOST_SOURCES = 12;
    private static final List<String> STEPS = List.of("viewed", "chose", "held", "booked");

    private final Metrics metrics;
    private final EventFigures figures;
    private final Charts charts;
    private final Names names;

    VisitorCharts(Metrics metrics, EventFigures figures, Charts charts, Names names) {
        this.metrics = metrics;
        this.figures = figures;
        this.charts = charts;
        this.names = names;
    }

    /** From looking to booking. */
    Charted funnel(Asked asked) {
        var funnel = figures.funnel(asked.sight().subject(), asked.period());
        var labels =
                new ArrayList<>(STEPS.stream().map(step -> names.word("step." + step)).toList());
        labels.add(names.word("step.others"));
        var values = new ArrayList<>(funnel.steps());
        values.add(funnel.otherBookings());
        var texts = new ArrayList<String>();
        for (int n = 0; n < values.size(); n++) {
            var before = n == 0 || n == STEPS.size() ? 0 : values.get(n - 1);
            texts.add(
                    before == 0
                            ? names.word("number", values.get(n))
                            : names.word(
                                    "step.part",
                                    values.get(n),
                                    Math.round(100.0 * values.get(n) / before)));
        }
        return new Charted(
                "funnel",
                names.word("funnel"),
                names.word("step"),
                charts.rows("funnel", labels).of(names.word("number.head"), values, texts),
                names.word("funnel.note"));
    }

    /**
     * Where visitors came from.
     *
     * @param whole whether each source has a row, as in a file; otherwise the last share one
     */
    Charted visitors(Asked asked, boolean whole) {
        var sums = new HashMap<String, Long>();
        for (var day : metrics.visitors(asked.sight().subject(), asked.period()))
            sums.merge(day.source(), day.n(), Long::sum);
        var sources = new ArrayList<>(sums.keySet());
        sources.sort(
                Comparator.comparingLong((String source) -> -sums.getOrDefault(source, 0L))
                        .thenComparing(Comparator.naturalOrder()));
        var shown = whole ? sources : sources.subList(0, Math.min(MOST_SOURCES, sources.size()));
        var labels = new ArrayList<String>();
        var values = new ArrayList<Long>();
        for (var source : shown) {
            labels.add(names.value(Dim.SOURCE, source, null));
            values.add(sums.getOrDefault(source, 0L));
        }
        if (shown.size() < sources.size()) {
            labels.add(names.word("others"));
            values.add(
                    sources.subList(shown.size(), sources.size()).stream()
                            .mapToLong(source -> sums.getOrDefault(source, 0L))
                            .sum());
        }
        return new Charted(
                "visitors",
                names.word("visitors"),
                names.word("dim.source"),
                charts.rows("visitors", labels).of(names.word("visitors.head"), values),
                names.word("visitors.note"));
    }
}
