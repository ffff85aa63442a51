package dev.marquee.platform.retention;

import dev.marquee.platform.retention.RetentionKind.Sample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes what is old enough, and says before what that would be. A rule that is new here, or whose
 * time has changed, only reports when it is first carried out.
 */
public class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** So few that nobody waits for them. */
    static final int PAGE = 500;

    /** How old a report is at least when rows go; less than from one night to the next. */
    static final Duration TO_READ = Duration.ofHours(12);

    private static final int SAMPLES = 5;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final List<RetentionRule> rules;
    private final RetentionSettings settings;
    private final RetentionBook book;
    private final Clock clock;

    Retention(
            JdbcClient jdbc,
            TransactionOperations transaction,
            List<RetentionRule> rules,
            RetentionSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rules = rules;
        this.settings = settings;
        this.book = new RetentionBook(jdbc, clock);
        this.clock = clock;
        rules.forEach(settings::keep);
    }

    /** Whether anything here is deleted by rules. */
    boolean deletes() {
        return rules.stream().anyMatch(rule -> !rule.purged());
    }

    /** All rules, with what would go by them now. */
    public List<RetentionKind> preview(Holds holds) {
        return rules.stream().map(rule -> preview(rule, holds)).toList();
    }

    private RetentionKind preview(RetentionRule rule, Holds holds) {
        var line = book.of(rule.kind());
        var samples =
                select(rule, holds, rule.id() + " as id, " + rule.at() + " as at", SAMPLES)
                        .query((row, n) ->
                                new Sample(
                                        row.getString("id"),
                                        row.getObject("at", OffsetDateTime.class).toInstant()))
                        .list();
        return new RetentionKind(
                rule.kind(),
                settings.keep(rule).toDays(),
                rule.keep().toDays(),
                rule.least().toDays(),
                rule.purged(),
                !rule.purged()
                        && !line.map(RetentionBook.Line::policy).orElse("").equals(policy(rule)),
                line.map(RetentionBook.Line::lastRun).orElse(null),
                line.map(RetentionBook.Line::lastDeleted).orElse(0L),
                count(rule, holds),
                samples.isEmpty() ? null : samples.getFirst().at(),
                samples);
    }

    /** Carries the rules out. */
    void run(Holds holds) {
        for (var rule : rules) if (!rule.purged()) run(rule, holds);
    }

    private void run(RetentionRule rule, Holds holds) {
        var policy = policy(rule);
        var line = book.of(rule.kind()).filter(one -> one.policy().equals(policy));
        if (line.isEmpty()) {
            log.info(
                    "{} rows of {} are older than {}; they go with the next run",
                    count(rule, holds),
                    rule.kind(),
                    settings.keep(rule));
            book.report(rule.kind(), policy);
            return;
        }
        // Another replica reported it a moment ago: nobody had the time to read that.
        if (line.get().reportedAt().isAfter(clock.instant().minus(TO_READ))) return;
        var deleted = 0L;
        for (var some = page(rule, holds); some > 0; some = page(rule, holds)) deleted += some;
        book.ran(rule.kind(), deleted);
        if (deleted > 0) log.info("{} old rows of {} are deleted", deleted, rule.kind());
    }

    private int page(RetentionRule rule, Holds holds) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var ids =
                            select(rule, holds, rule.id(), PAGE)
                                    .query((row, n) -> row.getObject(1))
                                    .list();
                    return ids.isEmpty()
                            ? 0
                            : jdbc.sql(
                                            "delete from %s where %s in (:ids)"
                                                    .formatted(rule.table(), rule.id()))
                                    .param("ids", ids)
                                    .update();
                }));
    }

    private long count(RetentionRule rule, Holds holds) {
        return with(
                        jdbc.sql(
                                "select count(*) from "
                                        + rule.table()
                                        + " where "
                                        + where(rule, holds)),
                        rule,
                        holds)
                .query(Long.class)
                .single();
    }

    private StatementSpec select(RetentionRule rule, Holds holds, String what, int limit) {
        return with(
                jdbc.sql(
                        "select %s from %s where %s order by %s limit %d"
                                .formatted(
                                        what, rule.table(), where(rule, holds), rule.at(), limit)),
                rule,
                holds);
    }

    /** Rows of nobody, and of no event, are held by none. */
    private static String where(RetentionRule rule, Holds holds) {
        var held = new StringBuilder();
        if (rule.person() != null && !holds.people().isEmpty())
            held.append(
                    rule.person().contains(":people")
                            ? " and not (%s)".formatted(rule.person())
                            : " and (%1$s is null or lower(%1$s) not in (:people))"
                                    .formatted(rule.person()));
        if (rule.event() != null && !holds.events().isEmpty())
            held.append(" and (%1$s is null or %1$s not in (:events))".formatted(rule.event()));
        return "%s < :end and (%s)%s".formatted(rule.at(), rule.done(), held);
    }

    private StatementSpec with(StatementSpec sql, RetentionRule rule, Holds holds) {
        var bound = sql.param("end", end(settings.keep(rule)));
        if (rule.person() != null && !holds.people().isEmpty())
            bound = bound.param("people", holds.people());
        if (rule.event() != null && !holds.events().isEmpty())
            bound = bound.param("events", holds.events());
        return bound;
    }

    private OffsetDateTime end(Duration keep) {
        Instant end = clock.instant().minus(keep);
        return end.atOffset(ZoneOffset.UTC);
    }

    /** What must have been reported before rows go: the version, and the time. */
    private String policy(RetentionRule rule) {
        var version = Retention.class.getPackage().getImplementationVersion();
        return (version == null ? "" : version + " ") + settings.keep(rule);
    }
}
