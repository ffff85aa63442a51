package dev.marquee.notification.address;

import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is in force of all addresses, which nobody can read here: each has a fingerprint. */
@Component
class SuppressionList {

    /**
     * One of them.
     *
     * @param key the address's fingerprint
     * @param smtpCode what a mail server said, such as 550; null where none did
     * @param enhanced the finer code, such as 5.1.1
     * @param evidence its words, or why staff did it
     */
    record Line(
            String key,
            SuppressionScope scope,
            SuppressionReason reason,
            @Nullable String smtpCode,
            @Nullable String enhanced,
            @Nullable String evidence,
            Instant since) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SuppressionList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first. */
    List<Line> list(@Nullable SuppressionReason reason, int most, long from) {
        return jdbc.sql(
                        """
                        select address_key, scope, reason, smtp_code, enhanced, evidence, suppressed_at from suppression where %s
                        order by suppressed_at desc, address_key, scope limit :most offset :from
                        """
                                .formatted(where(reason)))
                .params(filter(reason))
                .param("most", most)
                .param("from", from)
                .query((row, n) ->
                        new Line(
                                row.getString("address_key"),
                                SuppressionScope.parse(row.getString("scope"))
                                        .orElse(SuppressionScope.ALL),
                                SuppressionReason.of(row.getString("reason")),
                                row.getString("smtp_code"),
                                row.getString("enhanced"),
                                row.getString("evidence"),
                                Objects.requireNonNull(instant(row, "suppressed_at"))))
                .list();
    }

    long count(@Nullable SuppressionReason reason) {
        return jdbc.sql("select count(*) from suppression where " + where(reason))
                .params(filter(reason))
                .query(Long.class)
                .single();
    }

    private static String where(@Nullable SuppressionReason reason) {
        return "(suppressed_until is null or suppressed_until > :now)"
                + (reason == null ? "" : " and reason = :reason");
    }

    private Map<String, ?> filter(@Nullable SuppressionReason reason) {
        var now = utc(clock.instant());
        return reason == null ? Map.of("now", now) : Map.of("now", now, "reason", reason.word());
    }
}
