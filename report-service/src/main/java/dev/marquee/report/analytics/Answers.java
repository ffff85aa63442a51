package dev.marquee.report.analytics;

import dev.marquee.report.insight.Insights;
import dev.marquee.report.metric.Metrics;
import org.springframework.stereotype.Component;

/** Puts the general figures together. */
@Component
class Answers {

    private final Insights insights;
    private final Metrics metrics;

    Answers(Insights insights, Metrics metrics) {
        this.insights = insights;
        this.metrics = metrics;
    }

    AnalyticsView of(Asked asked) {
        var period = asked.period();
        return new AnalyticsView(
                asked.event() == null ? null : AnalyticsView.OfEvent.of(asked.event()),
                period.from(),
                period.until(),
                asked.zone().getId(),
                metrics.asOf().orElse(null),
                insights.totals(asked.sight(), period),
                asked.group().word(),
                asked.dim().word(),
                insights.rows(asked.sight(), period, asked.group(), asked.dim()),
                insights.late(asked.sight().subject(), period),
                metrics.leftOut(period).stream().map(AnalyticsView.NotCounted::of).toList());
    }
}
