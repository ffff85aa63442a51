package dev.marquee.notification.queue;

import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.mail.MailPace;
import dev.marquee.notification.mail.Mails;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.outbox.OutboxState;
import dev.marquee.platform.queue.Priority;
import dev.marquee.platform.queue.QueueSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues of this service, and what admins do about them. */
@Component
class Queues {

    private record Row(int urgency, long waiting, @Nullable Instant oldest) {}

    private static final OffsetDateTime EVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");
    private static final Duration ASKED_PAUSE = Duration.ofDays(30);
    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final Mails mails;
    private final MailPace pace;
    private final OtherOutboxes outboxes;
    private final QueueSignal signal;
    private final AuditTrail audit;
    private final Clock clock;

    Queues(
            JdbcClient jdbc,
            Mails mails,
            MailPace pace,
            OtherOutboxes outboxes,
            QueueSignal mailSignal,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.pace = pace;
        this.outboxes = outboxes;
        this.signal = mailSignal;
        this.audit = audit;
        this.clock = clock;
    }

    /** Also what waits in the other services' outboxes. */
    List<QueueState> all() {
        var all = new ArrayList<QueueState>();
        all.add(mails());
        all.add(
                simple(
                        "webhooks",
                        null,
                        "select count(*) waiting, min(case when next_attempt_at <= :now then queued_at end) oldest from webhook_delivery where next_attempt_at <= :ever",
                        "select count(*) from webhook_delivery where status = 'failed'"));
        all.add(
                simple(
                        "outbox",
                        "notification",
                        "select count(*) waiting, min(case when due_at <= :now then created_at end) oldest from outbox where due_at <= :ever",
                        "select count(*) from outbox where due_at <= :ever and attempts >= 10"));
        outboxes.all()
                .forEach((service, state) ->
                        all.add(
                                state.map(it -> outbox(service, it))
                                        .orElseGet(() -> QueueState.unknown(service))));
        return all;
    }

    private static QueueState outbox(String service, OutboxState state) {
        return QueueState.simple("outbox", service, state.waiting(), state.dead(), state.oldest());
    }

    private QueueState simple(String name, @Nullable String service, String waiting, String dead) {
        var values = Map.of("now", utc(clock.instant()), "ever", EVER);
        var row =
                jdbc.sql(waiting)
                        .params(values)
                        .query((it, n) -> new Row(0, it.getLong("waiting"), instant(it, "oldest")))
                        .single();
        return QueueState.simple(
                name,
                service,
                row.waiting(),
                jdbc.sql(dead).params(values).query(Long.class).single(),
                row.oldest());
    }

    private QueueState mails() {
        var now = clock.instant();
        var rows =
                jdbc.sql(
                                """
                                select urgency, count(*) waiting, min(case when next_attempt_at <= :now then queued_at end) oldest
                                from mail where urgency in (0, 1, 2, 3, 4) and next_attempt_at <= :ever group by urgency
                                """)
                        .param("now", utc(now))
                        .param("ever", EVER)
                        .query((it, n) ->
                                new Row(
                                        it.getInt("urgency"),
                                        it.getLong("waiting"),
                                        instant(it, "oldest")))
                        .list();
        var waiting = new ArrayList<QueueState.Waiting>();
        for (var priority : Priority.values()) waiting.add(of(priority, rows));
        var dead = new LinkedHashMap<String, Long>();
        jdbc.sql(
                        "select kind, count(*) mails from mail where status = 'failed' group by kind order by kind")
                .query((it, n) -> dead.put(it.getString("kind"), it.getLong("mails")))
                .list();
        var all = pace.all().get(MailPace.ALL);
        var paused = all != null && all.isPaused(now) ? all : null;
        return new QueueState(
                "mails",
                null,
                true,
                waiting.stream().mapToLong(QueueState.Waiting::waiting).sum(),
                oldest(rows),
                dead.values().stream().mapToLong(Long::longValue).sum(),
                dead,
                waiting,
                paused == null ? null : paused.pausedUntil(),
                paused == null ? null : paused.because());
    }

    /** What was put off counts with those for many. */
    private static QueueState.Waiting of(Priority priority, List<Row> rows) {
        var mine =
                rows.stream()
                        .filter(row ->
                                Math.min(row.urgency(), Priority.BULK.ordinal())
                                        == priority.ordinal())
                        .toList();
        return new QueueState.Waiting(
                priority.name().toLowerCase(Locale.ROOT),
                mine.stream().mapToLong(Row::waiting).sum(),
                oldest(mine));
    }

    private static @Nullable Instant oldest(List<Row> rows) {
        Instant oldest = null;
        for (var row : rows)
            if (row.oldest() != null && (oldest == null || row.oldest().isBefore(oldest)))
                oldest = row.oldest();
        return oldest;
    }

    /**
     * Sends all mails of a kind once more that were given up. What held a link that was removed
     * stays as it is. Returns how many.
     *
     * @param kind of all kinds where it is null
     * @param reason for the audit trail
     */
    long retryDead(@Nullable MailKind kind, String reason) {
        var queued = 0L;
        var last = 0L;
        while (true) {
            var ids =
                    jdbc.sql(
                                    "select id from mail where status = 'failed' and id > :last"
                                            + (kind == null ? "" : " and kind = :kind")
                                            + " order by status, id limit "
                                            + PAGE)
                            .param("last", last)
                            .param("kind", kind == null ? "" : kind.slug())
                            .query(Long.class)
                            .list();
            for (var id : ids) if (mails.find(id).filter(mails::resend).isPresent()) queued++;
            if (ids.size() < PAGE) break;
            last = ids.getLast();
        }
        audit.record(
                "queue.retried",
                "queue:mails",
                (kind == null ? "all" : kind.slug()) + ", " + queued + ": " + reason);
        signal.wake(1);
        return queued;
    }

    /** Stops mails for many until somebody lets them go on. */
    void pauseBulk(String reason) {
        pace.pause(clock.instant().plus(ASKED_PAUSE), "asked");
        audit.record("queue.bulk-paused", "queue:mails", reason);
    }

    void resumeBulk(String reason) {
        pace.resume();
        audit.record("queue.bulk-resumed", "queue:mails", reason);
        signal.wake(1);
    }
}
