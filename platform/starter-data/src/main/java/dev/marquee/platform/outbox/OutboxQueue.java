package dev.marquee.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of the outbox that one lane works on. A claim is a time until which a row is not due: it
 * needs no lock while the fact is delivered, and lapses by itself.
 *
 * @param ofThisLane a condition on {@code topic} and {@code :topics}; empty for all
 */
record OutboxQueue(
        JdbcClient jdbc,
        TransactionTemplate transaction,
        Clock clock,
        OutboxSettings settings,
        String ofThisLane,
        Set<String> topics) {

    /** No more are looked at at once. */
    static final int BATCH = 64;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** In the order of the index alone: a backlog must not be sorted at every look. */
    List<Long> due() {
        var query =
                jdbc.sql(
                                "select id from outbox where due_at <= :now %s order by due_at nulls last limit %d"
                                        .formatted(ofThisLane, BATCH))
                        .param("now", now());
        if (!topics.isEmpty()) query = query.param("topics", topics);
        return query.query(Long.class).list();
    }

    /**
     * Those of the facts that are still due and that nobody else is claiming. Found before and
     * locked here by id alone, because H2 locks every row that a condition finds, whatever the
     * limit.
     */
    List<OutboxFact> claim(List<Long> ids) {
        var facts =
                transaction.execute(status -> {
                    var claimed =
                            jdbc
                                    .sql(
                                            """
                                            select id, topic, fact_key, payload, created_at, attempts, due_at from outbox
                                            where id in (:ids) order by id for update skip locked
                                            """)
                                    .param("ids", ids)
                                    .query((row, n) -> dueFact(row))
                                    .list()
                                    .stream()
                                    .flatMap(Optional::stream)
                                    .toList();
                    if (!claimed.isEmpty()) {
                        jdbc.sql("update outbox set due_at = :until where id in (:ids)")
                                .param("until", now().plus(settings.claim()))
                                .param("ids", ids(claimed))
                                .update();
                    }
                    return claimed;
                });
        return facts == null ? List.of() : facts;
    }

    private Optional<OutboxFact> dueFact(ResultSet row) throws SQLException {
        var due = row.getObject("due_at", OffsetDateTime.class);
        if (due == null || due.isAfter(now())) return Optional.empty();
        return Optional.of(
                new OutboxFact(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("fact_key"),
                        row.getString("payload"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts")));
    }

    /** Marks them so; a fact that was delivered before stays as it is. */
    void delivered(List<OutboxFact> facts) {
        jdbc.sql(
                        """
                        update outbox set due_at = null, delivered_at = :now, last_error = null
                        where id in (:ids) and delivered_at is null
                        """)
                .param("now", now())
                .param("ids", ids(facts))
                .update();
    }

    /** Due again after a wait that doubles, up to five minutes. */
    void putOff(OutboxFact fact, Throwable e) {
        var wait = Duration.ofSeconds(1L << Math.min(fact.attempts(), 20));
        if (wait.compareTo(LONGEST_WAIT) > 0) wait = LONGEST_WAIT;
        var reason = e instanceof Error ? e.toString() : String.valueOf(e.getMessage());
        log.debug("{} {}: next try in {}: {}", fact.topic(), fact.key(), wait, reason);
        jdbc.sql(
                        """
                        update outbox set due_at = :due, attempts = attempts + 1, last_error = :reason
                        where id = :id and delivered_at is null
                        """)
                .param("due", now().plus(wait))
                .param("reason", reason.length() > 500 ? reason.substring(0, 500) : reason)
                .param("id", fact.id())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static List<Long> ids(List<OutboxFact> facts) {
        return new ArrayList<>(facts.stream().map(OutboxFact::id).toList());
    }
}
