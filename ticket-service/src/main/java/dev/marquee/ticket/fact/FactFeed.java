package dev.marquee.ticket.fact;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.queue.UrgentWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Owes report-service what happened, found by reading on where it stopped: one message for hundreds
 * of rows, and nothing for whoever writes them. Rows that were committed late are found by reading
 * again, some time after; the receiver knows by their ids which it has.
 */
@Component
class FactFeed {

    static final String TOPIC = "facts";

    /** Rows of one message. */
    record Told(String source, List<String> ids) {}

    /**
     * How a source is read.
     *
     * @param age of the youngest rows that are read
     */
    private enum Pass {
        SOON(Duration.ofSeconds(2)),
        AGAIN(Duration.ofMinutes(15));

        private final Duration age;

        Pass(Duration age) {
            this.age = age;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Cursor(OffsetDateTime at, String id) {}

    private record Row(String id, OffsetDateTime at) {}

    static final int PAGE = 200;

    /** Of history that is told for the first time, so that everything else has its turn. */
    private static final int PAGES_AT_ONCE = 20;

    /** Bookings go first, but not for ever. */
    private static final int MOST_SKIPPED = 15;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final ObjectProvider<UrgentWork> urgent;
    private final Clock clock;
    private int skipped;

    FactFeed(
            JdbcClient jdbc,
            Outbox outbox,
            PlatformTransactionManager transactions,
            ObjectProvider<UrgentWork> urgent,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.urgent = urgent;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${marquee.fact-poll}",
            fixedDelayString = "${marquee.fact-poll}")
    void read() {
        if (urgent.stream().anyMatch(UrgentWork::isUnderWay) && ++skipped <= MOST_SKIPPED) return;
        skipped = 0;
        for (var source : FactSource.values()) for (var pass : Pass.values()) read(source, pass);
    }

    private void read(FactSource source, Pass pass) {
        for (var left = PAGES_AT_ONCE; left > 0; left--)
            if (owe(source, pass, clock.instant().minus(pass.age)) < PAGE) return;
    }

    /** Owes the next rows, and returns how many. Another replica that is at it is left alone. */
    private int owe(FactSource source, Pass pass, Instant until) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var cursor = cursor(source, pass);
                    if (cursor == null) return 0;
                    var rows = rows(source, cursor, until);
                    if (rows.isEmpty()) return 0;
                    var last = rows.getLast();
                    outbox.publish(
                            TOPIC,
                            source.word() + ":" + pass.word() + ":" + last.id,
                            new Told(source.word(), rows.stream().map(Row::id).toList()));
                    jdbc.sql(
                                    "update fact_cursor set at = :at, last_id = :id where source = :source and pass = :pass")
                            .param("at", last.at)
                            .param("id", last.id)
                            .param("source", source.word())
                            .param("pass", pass.word())
                            .update();
                    return rows.size();
                }));
    }

    private @Nullable Cursor cursor(FactSource source, Pass pass) {
        return jdbc
                .sql(
                        "select at, last_id from fact_cursor where source = :source and pass = :pass for update skip locked")
                .param("source", source.word())
                .param("pass", pass.word())
                .query((row, i) ->
                        new Cursor(
                                row.getObject("at", OffsetDateTime.class),
                                row.getString("last_id")))
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private List<Row> rows(FactSource source, Cursor cursor, Instant until) {
        return jdbc.sql(source.page())
                .param("at", cursor.at)
                .param("id", source.id(cursor.id))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("size", PAGE)
                .query((row, i) ->
                        new Row(row.getString("id"), row.getObject("at", OffsetDateTime.class)))
                .list();
    }
}
