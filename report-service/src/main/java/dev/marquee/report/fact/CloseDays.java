package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares the sums each night. Forgets what told the visitors of a day apart, once it is over, and
 * what visitors did when it is old. The figures stay.
 */
@Component
class CloseDays {

    private static final Logger log = LoggerFactory.getLogger(CloseDays.class);

    private static final int MOST_SAID = 20;

    /** Nobody tells the same again after that. */
    private static final Duration BATCHES = Duration.ofDays(7);

    private final CheckSums sums;
    private final FactTable facts;
    private final VisitorSteps visitors;
    private final Batches batches;
    private final JdbcClient jdbc;
    private final ZoneId house;
    private final Clock clock;

    CloseDays(
            CheckSums sums,
            FactTable facts,
            VisitorSteps visitors,
            Batches batches,
            JdbcClient jdbc,
            HouseZone house,
            Clock clock) {
        this.sums = sums;
        this.facts = facts;
        this.visitors = visitors;
        this.batches = batches;
        this.jdbc = jdbc;
        this.house = house.zone();
        this.clock = clock;
    }

    /** Whether what is shown is what was told. */
    @Scheduled(cron = "${marquee.report.check-sums-at:0 40 3 * * *}")
    void check() {
        var differences = sums.differences();
        differences.stream()
                .limit(MOST_SAID)
                .forEach(one -> log.error("a sum is wrong; it lacks {}", one));
        if (differences.size() > MOST_SAID) log.error("{} sums are wrong", differences.size());
    }

    @Scheduled(
            initialDelayString = "${marquee.report.close-days-after:1m}",
            fixedDelayString = "10m")
    void close() {
        var today = clock.instant().minus(TakeFacts.VISITORS).atZone(house).toLocalDate();
        jdbc.sql("delete from day_salt where on_day < :today").param("today", today).update();
        var forgotten = visitors.deleteBefore(today);
        batches.deleteBefore(clock.instant().minus(BATCHES));
        var old = facts.deleteVisits(clock.instant().minus(TakeFacts.VISITS));
        if (forgotten + old > 0)
            log.info("{} visitor-days are only counted now, {} old visits deleted", forgotten, old);
    }
}
