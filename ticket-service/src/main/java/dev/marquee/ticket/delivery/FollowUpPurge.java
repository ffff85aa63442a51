package dev.marquee.ticket.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what others were told: a mail's receipt says that its buyer was, this says no more. */
@Component
class FollowUpPurge {

    /** Said again without end by whoever reads what happened. */
    private static final String FACTS = "facts";

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUpPurge(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 7, timeUnit = TimeUnit.MINUTES)
    void purge() {
        jdbc.sql("delete from outbox where topic in (:topics) and delivered_at < :old")
                .param(
                        "topics",
                        List.of(FollowUps.WEBHOOKS, FollowUps.BUYERS, DelayedMails.TOPIC, FACTS))
                .param("old", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
