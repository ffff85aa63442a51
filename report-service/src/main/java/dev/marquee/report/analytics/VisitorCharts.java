package dev.marquee.report.analytics;

import dev.marquee.platform.chart.Charts;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Where visitors came from. */
    Charted visitors(Asked asked) {
        var sums = new HashMap<String, Long>();
        for (var day : metrics.visitors(asked.sight().subject(), asked.period()))
            sums.merge(day.source(), day.n(), Long::sum);
        var sources =
                sums.entrySet().stream()
                        .sorted(
                                Comparator.comparingLong(
                                                (Map.Entry<String, Long> one) -> -one.getValue())
                                        .thenComparing(Map.Entry::getKey))
                        .limit(MOST_SOURCES)
                        .toList();
        return new Charted(
                "visitors",
                names.word("visitors"),
                names.word("dim.source"),
                charts.rows(
                                "visitors",
                                sources.stream()
                                        .map(one -> names.value(Dim.SOURCE, one.getKey(), null))
                                        .toList())
                        .of(
                                names.word("visitors.head"),
                                sources.stream().map(one -> one.getValue()).toList()),
                names.word("visitors.note"));
    }
}
