package dev.marquee.ticket.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who came in. The table's key lets a ticket in once, by one list, on one day. */
@Component
class Admissions {

    /** A ticket, by one list, on one day. */
    record Key(long ticket, int list, LocalDate day) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Admissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Admission> find(Key key) {
        return statement(
                        """
                        select a.scan_id, a.admitted_at, a.uncertain_ms, a.gate, a.device, a.inside, s.device_name
                        from admission a left join scan s on s.scan_id = a.scan_id
                        where a.ticket_id = :ticket and a.list_id = :list and a.entry_day = :day and a.undone_at is null
                        """,
                        key)
                .query((row, n) -> admission(row))
                .optional();
    }

    /** Whether this call, and no other, has let it in. */
    boolean admit(Key key, long event, Admission admission) {
        var inserted =
                of(
                        """
                        insert into admission (ticket_id, list_id, entry_day, event_id, scan_id, admitted_at, uncertain_ms, gate, device,
                                               inside, moved_at, changed_at)
                        values (:ticket, :list, :day, :event, :scan, :at, :uncertain, :gate, :device, true, :at, :now)
                        on conflict do nothing
                        """,
                        key,
                        event,
                        admission);
        return inserted == 1
                || of(
                                """
                                update admission set scan_id = :scan, admitted_at = :at, uncertain_ms = :uncertain, gate = :gate, device = :device,
                                       inside = true, moved_at = :at, changed_at = :now, undone_at = null, event_id = :event
                                where ticket_id = :ticket and list_id = :list and entry_day = :day and undone_at is not null
                                """,
                                key,
                                event,
                                admission)
                        == 1;
    }

    /** It turned out that this scan was there first. */
    void correctFirst(Key key, long event, Admission first) {
        of(
                """
                update admission set scan_id = :scan, admitted_at = :at, uncertain_ms = :uncertain, gate = :gate, device = :device,
                       changed_at = :now, event_id = :event
                where ticket_id = :ticket and list_id = :list and entry_day = :day
                """,
                key,
                event,
                first);
    }

    /** Went in or out. What is known of a later moment stays. */
    void move(Key key, boolean inside, Instant at) {
        statement(
                        """
                        update admission set inside = :inside, moved_at = :at, changed_at = :now
                        where ticket_id = :ticket and list_id = :list and entry_day = :day and undone_at is null and moved_at <= :at
                        """,
                        key)
                .param("inside", inside)
                .param("at", utc(at))
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Whether they are inside, and when they last went in or out. */
    void set(Key key, boolean inside, @Nullable Instant movedAt) {
        statement(
                        """
                        update admission set inside = :inside, moved_at = :at, changed_at = :now
                        where ticket_id = :ticket and list_id = :list and entry_day = :day and undone_at is null
                        """,
                        key)
                .param("inside", inside)
                .param("at", utc(movedAt))
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Nobody came in after all: the ticket lets in again. */
    void undo(Key key) {
        statement(
                        """
                        update admission set inside = false, undone_at = :now, changed_at = :now
                        where ticket_id = :ticket and list_id = :list and entry_day = :day and undone_at is null
                        """,
                        key)
                .param("now", utc(clock.instant()))
                .update();
    }

    private int of(String sql, Key key, long event, Admission admission) {
        return statement(sql, key)
                .param("event", event)
                .param("scan", admission.scan())
                .param("at", utc(admission.at()))
                .param("uncertain", admission.uncertain().toMillis())
                .param("gate", admission.gate())
                .param("device", admission.device())
                .param("now", utc(clock.instant()))
                .update();
    }

    private JdbcClient.StatementSpec statement(String sql, Key key) {
        return jdbc.sql(sql)
                .param("ticket", key.ticket())
                .param("list", key.list())
                .param("day", key.day());
    }

    private static Admission admission(ResultSet row) throws SQLException {
        return new Admission(
                row.getObject("scan_id", UUID.class),
                row.getObject("admitted_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("uncertain_ms")),
                row.getString("gate"),
                row.getString("device"),
                row.getString("device_name"),
                row.getBoolean("inside"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /**
     * That somebody came in with a ticket.
     *
     * @param scan the scan that let it in; null for one of before scans were kept
     * @param uncertain how wrong {@code at} may be
     * @param device the phone that let it in, by its id
     * @param deviceName as people know it; null where it is not asked for
     * @param inside whether they have not left since
     */
    record Admission(
            @Nullable UUID scan,
            Instant at,
            Duration uncertain,
            @Nullable String gate,
            @Nullable String device,
            @Nullable String deviceName,
            boolean inside) {}
}
