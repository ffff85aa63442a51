package dev.marquee.report.analytics;

import dev.marquee.report.insight.Insights;
import dev.marquee.report.metric.Metrics;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Puts the general figures together. */
@Component
class Answers {

    private static final int YEARS = 3;

    private final Insights insights;
    private final Metrics metrics;

    Answers(Insights insights, Metrics metrics) {
        this.insights = insights;
        this.metrics = metrics;
    }

    SeasonsView seasons(Asked asked) {
        var seasons = new ArrayList<SeasonsView.Season>();
        var year = asked;
        for (int n = 0; n < YEARS; n++) {
            var days = year.period();
            seasons.add(
                    new SeasonsView.Season(
                            days.from(), days.until(), insights.totals(year.sight(), days)));
            year = year.in(year.yearBefore());
        }
        return new SeasonsView(asked.zone().getId(), seasons);
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
                asked.sight().house()
                        ? metrics.leftOut(period).stream()
                                .map(AnalyticsView.NotCounted::of)
                                .toList()
                        : null);
    }
}
