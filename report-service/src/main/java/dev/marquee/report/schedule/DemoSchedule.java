package dev.marquee.report.schedule;

import dev.marquee.platform.config.HouseZone;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends the demo's organiser a report of each week, once it was set up. */
@Component
@Profile("demo")
class DemoSchedule implements ApplicationRunner {

    private static final long ORGANIZER = 2;

    private final Schedules schedules;
    private final Recipients recipients;
    private final ZoneId zone;
    private final Clock clock;

    DemoSchedule(Schedules schedules, Recipients recipients, HouseZone house, Clock clock) {
        this.schedules = schedules;
        this.recipients = recipients;
        this.zone = house.zone();
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (schedules.count(ORGANIZER) > 0) return;
        var timing = new Timing(Rhythm.WEEKLY, DayOfWeek.MONDAY, LocalTime.of(8, 0), zone);
        var now = clock.instant();
        var draft =
                new ScheduleDraft(
                        "The week", timing, null, true, true, "en", true, List.of(), true);
        recipients.addOwner(schedules.add(ORGANIZER, draft, timing.next(now), now));
    }
}
