package dev.marquee.ticket.entry.staff;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Phones without an account. Their links' keys are known to nobody but them. */
@Component
public class EntryDevices {

    private static final int LONGEST_KEY = 100;

    /** A new device, with the key of its link, which is shown once. */
    public record Linked(EntryDevice device, String key) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public EntryDevices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The device whose key that is; empty if it was revoked or its time is over. */
    public Optional<EntryDevice> find(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) return Optional.empty();
        return jdbc.sql(
                        "select * from entry_device where key_hash = ? and revoked_at is null and expires_at > ?")
                .params(Sha256.of(key), utc(clock.instant()))
                .query((row, n) -> device(row))
                .optional();
    }

    /**
     * Makes a link.
     *
     * @param by who does it
     */
    public Linked link(
            long event,
            String name,
            EntryRole role,
            boolean maySell,
            String by,
            Instant expiresAt) {
        var key = RandomToken.create();
        var hash = Sha256.of(key);
        jdbc.sql(
                        """
                        insert into entry_device (event_id, name, role, may_sell, key_hash, made_at, made_by, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        event,
                        name,
                        role.word(),
                        maySell,
                        hash,
                        utc(clock.instant()),
                        by,
                        utc(expiresAt))
                .update();
        return new Linked(find(key).orElseThrow(), key);
    }

    /** Those of an event that may scan now, the oldest first. */
    public List<EntryDevice> of(long event) {
        return jdbc.sql(
                        "select * from entry_device where event_id = ? and revoked_at is null and expires_at > ? order by id")
                .params(event, utc(clock.instant()))
                .query((row, n) -> device(row))
                .list();
    }

    public Optional<EntryDevice> find(long id) {
        return jdbc.sql("select * from entry_device where id = ?")
                .param(id)
                .query((row, n) -> device(row))
                .optional();
    }

    /** Ends its rights at once. A second time changes nothing. */
    public void revoke(long id) {
        jdbc.sql("update entry_device set revoked_at = ? where id = ? and revoked_at is null")
                .params(utc(clock.instant()), id)
                .update();
    }

    private static EntryDevice device(ResultSet row) throws SQLException {
        return new EntryDevice(
                row.getLong("id"),
                row.getLong("event_id"),
                row.getString("name"),
                EntryRole.of(row.getString("role")),
                row.getBoolean("may_sell"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
