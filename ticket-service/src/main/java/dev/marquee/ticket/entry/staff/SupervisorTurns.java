package dev.marquee.ticket.entry.staff;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.list.DoorEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Makes a steward who knows the event's PIN a supervisor of its doors for a while. */
@Component
class SupervisorTurns {

    /** How long a turn lasts. */
    static final Duration LENGTH = Duration.ofMinutes(30);

    /** So often somebody may try within {@link #PAUSE}. */
    static final int TRIES = 5;

    static final Duration PAUSE = Duration.ofMinutes(15);

    /** So often, within it, all who stand at the doors of one event together. */
    static final int TRIES_OF_ALL = 20;

    private final JdbcClient jdbc;
    private final EntryStaff staff;
    private final AuditTrail trail;
    private final Clock clock;

    SupervisorTurns(JdbcClient jdbc, EntryStaff staff, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether this person, or this phone, has a turn there now. */
    boolean isOpen(DoorKeeper keeper, long event) {
        return jdbc.sql(
                                "select count(*) from supervisor_turn where event_id = ? and keeper = ? and ends_at > ?")
                        .params(event, key(keeper), now())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Begins a turn, or begins it anew. A wrong PIN counts as a try even though it changes nothing
     * else.
     *
     * @return when it ends
     * @throws ErrorResponseException 409 {@code invalid-state} where the event has no PIN; 422 for
     *     a wrong one; 429 {@code too-many-requests} after too many tries
     */
    @Transactional(noRollbackFor = ErrorResponseException.class)
    public Instant begin(DoorKeeper keeper, DoorEvent event, String pin) {
        var wanted = staff.settings(event.id()).supervisorPin();
        if (wanted == null)
            throw Problems.problem(
                    HttpStatus.CONFLICT, "invalid-state", Text.of("problem.invalid-state.no-pin"));
        count(keeper, event.id());
        if (!MessageDigest.isEqual(bytes(wanted), bytes(pin))) {
            trail.record("entry.supervisor-refused", "event:" + event.code(), keeper.name());
            throw Problems.invalid("pin", Text.of("invalid.not-the-pin"));
        }
        var ends = now().plus(LENGTH);
        jdbc.sql(
                        "update supervisor_turn set ends_at = ?, tries = 0 where event_id = ? and keeper = ?")
                .params(ends, event.id(), key(keeper))
                .update();
        trail.record("entry.supervisor", "event:" + event.code(), keeper.name());
        return ends.toInstant();
    }

    /** Counts before anything is compared, so that many tries at once are counted as well. */
    private void count(DoorKeeper keeper, long event) {
        jdbc.sql(
                        "insert into supervisor_turn (event_id, keeper, tries, since) values (?, ?, 0, ?) on conflict do nothing")
                .params(event, key(keeper), now())
                .update();
        var counted =
                jdbc.sql(
                                """
                                update supervisor_turn set tries = case when since <= :before then 1 else tries + 1 end,
                                    since = case when since <= :before then :now else since end
                                where event_id = :event and keeper = :keeper and (tries < :most or since <= :before)
                                """)
                        .param("before", now().minus(PAUSE))
                        .param("now", now())
                        .param("event", event)
                        .param("keeper", key(keeper))
                        .param("most", TRIES)
                        .update();
        if (counted == 0 || triesOfAll(event) > TRIES_OF_ALL)
            throw Problems.problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-requests",
                    Text.of("problem.too-many-requests.too-many-pins", PAUSE.toMinutes()));
    }

    private long triesOfAll(long event) {
        return jdbc.sql(
                        "select coalesce(sum(tries), 0) from supervisor_turn where event_id = ? and since > ?")
                .params(event, now().minus(PAUSE))
                .query(Long.class)
                .single();
    }

    /** Ends the turn. Where there is none, nothing changes. */
    void end(DoorKeeper keeper, long event) {
        jdbc.sql("update supervisor_turn set ends_at = null where event_id = ? and keeper = ?")
                .params(event, key(keeper))
                .update();
    }

    private static String key(DoorKeeper keeper) {
        var device = keeper.device();
        return device == null ? "account-" + keeper.account() : "link-" + device.id();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
