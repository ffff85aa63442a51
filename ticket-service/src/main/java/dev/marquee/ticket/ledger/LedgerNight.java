package dev.marquee.ticket.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks every night the events that changed since their last check, and those that were not
 * checked for a month, one after the other. A replica that does the same finds what is left.
 */
@Component
class LedgerNight {

    private static final Logger log = LoggerFactory.getLogger(LedgerNight.class);

    private static final Duration LONGEST_UNCHECKED = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(400);

    /** Whatever moves tickets or money writes one of these rows, or changes the stock. */
    private static final String DUE =
            """
            select i.event_id from inventory i left join (
                select l.event_id, max(l.checked_at) as at from ledger_check l group by l.event_id
            ) c on c.event_id = i.event_id
            where i.event_id not in (:tried) and (c.at is null or c.at < :old or i.changed_at >= c.at
                or exists (select 1 from scan s where s.event_id = i.event_id and s.received_at >= c.at)
                or exists (select 1 from booking b join booking_history h on h.booking_id = b.id where b.event_id = i.event_id and h.at >= c.at)
                or exists (select 1 from booking b join payment p on p.booking_id = b.id where b.event_id = i.event_id and p.succeeded_at >= c.at)
                or exists (select 1 from booking b join refund r on r.booking_id = b.id where b.event_id = i.event_id and r.done_at >= c.at))
            order by i.event_id limit 1
            """;

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
        var tried = new ArrayList<Long>();
        for (var due = next(tried); !due.isEmpty(); due = next(tried)) {
            tried.add(due.getFirst());
            try {
                checkLedger.handle(due.getFirst(), true);
            } catch (RuntimeException e) {
                log.warn("the ledger of event {} was not checked", due.getFirst(), e);
            }
        }
    }

    private List<Long> next(List<Long> tried) {
        return jdbc.sql(DUE)
                .param("tried", tried.isEmpty() ? List.of(-1L) : tried)
                .param("old", clock.instant().minus(LONGEST_UNCHECKED).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }
}
