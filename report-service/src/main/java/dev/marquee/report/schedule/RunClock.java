package dev.marquee.report.schedule;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then what is due. */
@Component
class RunClock {

    /** How long the history of a schedule goes back. */
    private static final Duration KEPT = Duration.ofDays(396);

    private final PlanRuns plan;
    private final MakeRuns make;
    private final Runs runs;
    private final Clock clock;

    RunClock(PlanRuns plan, MakeRuns make, Runs runs, Clock clock) {
        this.plan = plan;
        this.make = make;
        this.runs = runs;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${marquee.report.schedules-poll:15s}",
            fixedDelayString = "${marquee.report.schedules-poll:15s}")
    void look() {
        plan.handle(clock.instant());
        make.handle();
    }

    @Scheduled(initialDelayString = "1h", fixedDelayString = "24h")
    void forget() {
        runs.deleteBefore(clock.instant().minus(KEPT));
    }
}
