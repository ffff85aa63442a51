package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that was read at the doors. Rows are added and never taken away. */
@Component
class Scans {

    /** What came of a reading. */
    record Result(
            @Nullable Long ticket,
            @Nullable Long event,
            @Nullable Integer list,
            @Nullable LocalDate day,
            boolean online,
            boolean passed,
            @Nullable Outcome shown,
            EntryResult answer,
            @Nullable String forcedBy) {}

    private final JdbcClient jdbc;

    Scans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Scan> find(UUID id) {
        return jdbc.sql("select * from scan where scan_id = ?")
                .param(id)
                .query((row, n) -> scan(row))
                .optional();
    }

    /** Those by which somebody went through the door, the first first. */
    List<Scan> passed(Admissions.Key key) {
        return jdbc.sql(
                        """
                        select * from scan where ticket_id = ? and list_id = ? and entry_day = ? and passed and undone_at is null
                        order by happened_at, received_at, scan_id
                        """)
                .params(key.ticket(), key.list(), key.day())
                .query((row, n) -> scan(row))
                .list();
    }

    /** Whether it was added now; false if it was there. */
    boolean add(Reading reading, DoorKeeper keeper, Result result) {
        var answer = result.answer();
        var details = answer.details();
        var time = reading.time();
        return jdbc.sql(
                                """
                                insert into scan (scan_id, ticket_id, token_hash, event_id, list_id, entry_day, device, device_name, account_id, scanned_by,
                                    gate, direction, device_time, sent_at, received_at, happened_at, uncertain_ms, online, passed,
                                    result_shown, result_now, seen_at, seen_gate, seen_device, forced_by, why)
                                values (:id, :ticket, :hash, :event, :list, :day, :device, :deviceName, :account, :by,
                                    :gate, :direction, :deviceTime, :sentAt, :receivedAt, :happenedAt, :uncertain, :online, :passed,
                                    :shown, :result, :seenAt, :seenGate, :seenDevice, :forcedBy, :why)
                                on conflict do nothing
                                """)
                        .param("id", reading.scan())
                        .param("ticket", result.ticket())
                        .param("hash", reading.hash())
                        .param("event", result.event())
                        .param("list", result.list())
                        .param("day", result.day())
                        .param("device", reading.device())
                        .param("deviceName", cut(keeper.name(), 60))
                        .param("account", keeper.account())
                        .param("by", cut(keeper.name(), 254))
                        .param("gate", reading.gate())
                        .param("direction", reading.direction().word())
                        .param("deviceTime", utc(time.deviceTime()))
                        .param("sentAt", utc(time.sentAt()))
                        .param("receivedAt", utc(time.receivedAt()))
                        .param("happenedAt", utc(time.happenedAt()))
                        .param("uncertain", time.uncertain().toMillis())
                        .param("online", result.online())
                        .param("passed", result.passed())
                        .param("shown", result.shown() == null ? null : result.shown().word())
                        .param("result", answer.result().word())
                        .param("seenAt", utc(answer.usedAt()))
                        .param("seenGate", answer.gate())
                        .param("seenDevice", details == null ? null : cut(details.device(), 60))
                        .param("forcedBy", cut(result.forcedBy(), 254))
                        .param("why", reading.why())
                        .update()
                == 1;
    }

    /** What the answer of a scan is, once all scans of its ticket are counted. */
    void result(UUID id, Outcome result) {
        jdbc.sql("update scan set result_now = ? where scan_id = ?")
                .params(result.word(), id)
                .update();
    }

    /** Nobody went through after all. The row stays. False if it was undone before. */
    boolean undo(UUID id, Instant at, String by, String why) {
        return jdbc.sql(
                                "update scan set undone_at = ?, undone_by = ?, undone_why = ? where scan_id = ? and undone_at is null")
                        .params(Arrays.asList(utc(at), cut(by, 254), why, id))
                        .update()
                == 1;
    }

    private static Scan scan(ResultSet row) throws SQLException {
        var shown = row.getString("result_shown");
        return new Scan(
                row.getObject("scan_id", UUID.class),
                row.getObject("ticket_id", Long.class),
                row.getString("token_hash"),
                row.getObject("event_id", Long.class),
                row.getObject("list_id", Integer.class),
                row.getObject("entry_day", LocalDate.class),
                row.getString("device"),
                row.getString("scanned_by"),
                row.getString("gate"),
                Direction.of(row.getString("direction")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("uncertain_ms")),
                row.getBoolean("passed"),
                shown == null ? null : Outcome.of(shown),
                Outcome.of(row.getString("result_now")),
                instant(row, "seen_at"),
                row.getString("seen_gate"),
                row.getString("seen_device"),
                row.getString("forced_by"),
                instant(row, "undone_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** Names come from accounts, and may be longer than a door needs. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
