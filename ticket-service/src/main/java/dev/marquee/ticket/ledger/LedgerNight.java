package dev.marquee.ticket.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks every night the events that changed since their last check, and those that were not
 * checked for a month, one after the other. Each is claimed by one replica.
 */
@Component
class LedgerNight {

    private static final Logger log = LoggerFactory.getLogger(LedgerNight.class);

    private static final Duration LONGEST_UNCHECKED = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(400);

    /** What is written now may say a time before: of when it was begun. */
    private static final String MARGIN = "c.at - interval '10' minute";

    /** Whatever moves tickets or money writes one of these rows, or changes the stock. */
    private static final String DUE =
            """
            select i.event_id from inventory i left join (
                select l.event_id, max(l.checked_at) as at from ledger_check l group by l.event_id
            ) c on c.event_id = i.event_id
            where c.at is null or c.at < :old or i.changed_at >= %1$s
                or exists (select 1 from scan s where s.event_id = i.event_id and s.received_at >= %1$s)
                or exists (select 1 from booking b join booking_history h on h.booking_id = b.id where b.event_id = i.event_id and h.at >= %1$s)
                or exists (select 1 from booking b join payment p on p.booking_id = b.id where b.event_id = i.event_id and p.succeeded_at >= %1$s)
                or exists (select 1 from booking b join refund r on r.booking_id = b.id where b.event_id = i.event_id and r.done_at >= %1$s)
            order by i.event_id
            """
                    .formatted(MARGIN);

    /** Longer than a check takes, and shorter than a day. */
    private static final Duration CLAIMED = Duration.ofHours(6);

    private final CheckLedger checkLedger;
    private final LedgerChecks checks;
    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerNight(CheckLedger checkLedger, LedgerChecks checks, JdbcClient jdbc, Clock clock) {
        this.checkLedger = checkLedger;
        this.checks = checks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One event that cannot be checked keeps no other from it. */
    @Scheduled(cron = "${marquee.ledger.at:0 20 4 * * *}")
    void run() {
        checks.forget(clock.instant().minus(KEPT));
        for (var event : due()) {
            if (!claim(event)) continue;
            try {
                checkLedger.handle(event, true);
            } catch (RuntimeException e) {
                log.warn("the ledger of event {} was not checked", event, e);
            }
        }
    }

    private List<Long> due() {
        return jdbc.sql(DUE).param("old", at(LONGEST_UNCHECKED)).query(Long.class).list();
    }

    /** Whether it is this replica's tonight. */
    private boolean claim(long event) {
        var mine =
                jdbc.sql(
                                "insert into ledger_claim (event_id, claimed_at) values (:event, :now) on conflict do nothing")
                        .param("event", event)
                        .param("now", at(Duration.ZERO))
                        .update();
        if (mine > 0) return true;
        return jdbc.sql(
                                "update ledger_claim set claimed_at = :now where event_id = :event and claimed_at < :old")
                        .param("event", event)
                        .param("now", at(Duration.ZERO))
                        .param("old", at(CLAIMED))
                        .update()
                > 0;
    }

    private OffsetDateTime at(Duration ago) {
        return clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }
}
