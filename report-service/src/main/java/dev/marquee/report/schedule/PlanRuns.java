package dev.marquee.report.schedule;

import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees which reports are due. One that was due more than once while nothing ran here is made once,
 * for the last time that it was due, and says that it is late.
 */
@Component
class PlanRuns {

    /** Later than this is said in the report. */
    static final Duration LATE = Duration.ofMinutes(10);

    private final Schedules schedules;
    private final Runs runs;
    private final Metrics metrics;
    private final TransactionTemplate transaction;

    PlanRuns(Schedules schedules, Runs runs, Metrics metrics, TransactionTemplate transaction) {
        this.schedules = schedules;
        this.runs = runs;
        this.metrics = metrics;
        this.transaction = transaction;
    }

    /** Adds the reports that are due now; however many replicas do, each is added once. */
    void handle(Instant now) {
        for (var schedule : schedules.maybeDue(now))
            if (!schedule.nextAt().isAfter(now))
                transaction.executeWithoutResult(status -> plan(schedule, now));
    }

    /** Adds what is due of one, in the caller's transaction: a change must not swallow it. */
    void planDue(Schedule schedule, Instant now) {
        if (schedule.active() && !schedule.nextAt().isAfter(now)) plan(schedule, now);
    }

    /** The first day on which it is due later than now and for which there is no report yet. */
    LocalDate next(long schedule, Timing timing, Instant now) {
        var day = timing.next(now);
        while (runs.isKnown(schedule, timing.key(day))) day = timing.following(day);
        return day;
    }

    private void plan(Schedule schedule, Instant now) {
        var timing = schedule.timing();
        var day = timing.last(schedule.nextDay(), now);
        var key = timing.key(day);
        if (!schedules.moveOn(schedule, timing.following(day), key)) return;
        var due = timing.due(day);
        runs.add(
                schedule.id(),
                key,
                timing.period(day, counted(schedule)),
                due,
                due.plus(LATE).isBefore(now) || !day.equals(schedule.nextDay()),
                false);
    }

    /** The zone of the days of the figures. */
    ZoneId counted(Schedule schedule) {
        var event = schedule.eventId();
        return event == null
                ? metrics.zone(Subject.all())
                : metrics.toldZone(event).orElseGet(() -> metrics.zone(Subject.all()));
    }
}
