package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what told the visitors of a day apart, once it is over, and what visitors did when it is
 * old. The figures stay.
 */
@Component
class CloseDays {

    private static final Logger log = LoggerFactory.getLogger(CloseDays.class);

    private final FactTable facts;
    private final VisitorSteps visitors;
    private final JdbcClient jdbc;
    private final ZoneId house;
    private final Clock clock;

    CloseDays(
            FactTable facts,
            VisitorSteps visitors,
            JdbcClient jdbc,
            HouseZone house,
            Clock clock) {
        this.facts = facts;
        this.visitors = visitors;
        this.jdbc = jdbc;
        this.house = house.zone();
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void close() {
        var today = clock.instant().minus(TakeFacts.VISITORS).atZone(house).toLocalDate();
        jdbc.sql("delete from day_salt where on_day < :today").param("today", today).update();
        var forgotten = visitors.deleteBefore(today);
        var old = facts.deleteVisits(clock.instant().minus(TakeFacts.VISITS));
        if (forgotten + old > 0)
            log.info("{} visitor-days are only counted now, {} old visits deleted", forgotten, old);
    }
}
