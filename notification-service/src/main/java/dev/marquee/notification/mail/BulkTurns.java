package dev.marquee.notification.mail;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.mail.MailPace.Pace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose turn it is among the mails for many. Senders take turns, whatever each has waiting; what
 * was put off comes every second time, and every tenth time the oldest. Of a provider that wants
 * fewer, each mail gets a time of its own.
 */
final class BulkTurns {

    /**
     * What may be sent now.
     *
     * @param ids the first of them that can be claimed; empty where none may
     * @param rest how long to wait where one is there that may be sent soon
     */
    record Turn(List<Long> ids, Duration rest) {

        static final Turn NONE = new Turn(List.of(), Duration.ZERO);
    }

    private record Candidate(long id, String domain, boolean hasSlot) {}

    private static final int MOST = 50;

    /** A prime: what waits for the same moment is spread over the time after it. */
    private static final long SPREAD = 9973;

    private static final Duration FARTHEST = Duration.ofMinutes(15);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final Duration LONGEST_REST = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final MailPace pace;
    private final Clock clock;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable Boolean h2;

    BulkTurns(JdbcClient jdbc, MailPace pace, Clock clock) {
        this.jdbc = jdbc;
        this.pace = pace;
        this.clock = clock;
    }

    /** The next one, at the pace of all; what has to wait longer is put off. */
    Turn next() {
        var time = asked.incrementAndGet();
        var candidates = candidates(time);
        if (candidates.isEmpty()) return Turn.NONE;
        var now = clock.instant();
        var paces = pace.of(candidates.stream().map(Candidate::domain).toList());
        var all = Objects.requireNonNull(paces.get(MailPace.ALL));
        if (all.isPaused(now)) return Turn.NONE;
        var mustWait =
                candidates.stream()
                        .filter(it -> mustWait(it, paces, now))
                        .collect(Collectors.groupingBy(Candidate::domain));
        mustWait.forEach(
                (domain, mails) -> putOff(mails, Objects.requireNonNull(paces.get(domain)), now));
        var free =
                candidates.stream()
                        .filter(it -> !mustWait(it, paces, now))
                        .map(Candidate::id)
                        .toList();
        if (free.isEmpty()) return new Turn(List.of(), A_MOMENT);
        if (all.nextAt().isAfter(now)) return new Turn(List.of(), rest(now, all.nextAt()));
        return pace.take() ? new Turn(free, Duration.ZERO) : new Turn(List.of(), A_MOMENT);
    }

    private static Duration rest(Instant now, Instant until) {
        var rest = Duration.between(now, until);
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private static boolean mustWait(Candidate mail, Map<String, Pace> paces, Instant now) {
        var own = paces.get(mail.domain());
        if (own == null) return false;
        return own.isPaused(now) || !mail.hasSlot();
    }

    /**
     * Each gets a time that its provider has free; what would be too far away is looked at then.
     * Where somebody else takes times meanwhile, they are left for the next look.
     */
    private void putOff(List<Candidate> mails, Pace own, Instant now) {
        var from = own.pausedUntil() != null && own.isPaused(now) ? own.pausedUntil() : now;
        var farthest = from.plus(FARTHEST);
        var interval = pace.interval(own);
        var first = own.nextAt().isAfter(from) ? own.nextAt() : from;
        var fit =
                first.isAfter(farthest)
                        ? 0
                        : (int)
                                Math.min(
                                        mails.size(),
                                        1 + Duration.between(first, farthest).dividedBy(interval));
        var start = fit == 0 ? Optional.of(farthest) : pace.reserve(own, from, fit);
        if (start.isEmpty()) return;
        for (var n = 0; n < mails.size(); n++) {
            var has = n < fit;
            var at =
                    has
                            ? start.get().plus(interval.multipliedBy(n))
                            : farthest.plusMillis(mails.get(n).id() * SPREAD % FARTHEST.toMillis());
            jdbc.sql(
                            "update mail set urgency = 4, next_attempt_at = :at, has_slot = :has where id = :id and next_attempt_at <= :now")
                    .param("now", utc(now))
                    .param("at", utc(at))
                    .param("has", has)
                    .param("id", mails.get(n).id())
                    .update();
        }
    }

    private List<Candidate> candidates(int time) {
        if (time % 10 == 0) {
            var oldest = byTime(3);
            if (!oldest.isEmpty()) return oldest;
        }
        var putOffFirst = time % 2 == 0;
        var first = putOffFirst ? byTime(Mails.BULK_PUT_OFF) : byTurn();
        if (!first.isEmpty()) return first;
        return putOffFirst ? byTurn() : byTime(Mails.BULK_PUT_OFF);
    }

    private List<Candidate> byTurn() {
        return read(byTurn(isH2()), 0);
    }

    private List<Candidate> byTime(int urgency) {
        return read(byTime(isH2()), urgency);
    }

    /** In the order of the index, so a backlog costs nothing; see QueueTable. */
    static String byTurn(boolean h2) {
        return statement(
                h2
                        ? "urgency = 3 and turn >= 0 order by urgency, turn nulls last"
                        : "(urgency, turn) >= (cast(3 as smallint), cast(0 as bigint)) and (urgency, turn) <= (cast(3 as smallint), 9223372036854775807) order by urgency, turn nulls last");
    }

    /** The same for what is due at {@code :now}, of {@code :urgency}. */
    static String byTime(boolean h2) {
        return statement(
                h2
                        ? "urgency = :urgency and next_attempt_at <= :now order by urgency, next_attempt_at nulls last"
                        : "(urgency, next_attempt_at) >= (cast(:urgency as smallint), cast('-infinity' as timestamptz)) and (urgency, next_attempt_at) <= (cast(:urgency as smallint), :now) order by urgency, next_attempt_at nulls last");
    }

    private static String statement(String condition) {
        return "select id, domain_key, has_slot from mail where " + condition + " limit " + MOST;
    }

    private List<Candidate> read(String sql, int urgency) {
        return jdbc.sql(sql)
                .param("urgency", urgency)
                .param("now", utc(clock.instant()))
                .query(BulkTurns::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet row, int n) throws SQLException {
        var domain = row.getString("domain_key");
        return new Candidate(
                row.getLong("id"), domain == null ? "" : domain, row.getBoolean("has_slot"));
    }

    private boolean isH2() {
        if (h2 == null)
            h2 = jdbc.sql("select version()").query(String.class).single().contains("H2");
        return h2;
    }
}
