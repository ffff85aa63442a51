package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.EntryResult.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was let in and should not have been, for a person to look at. */
@Component
class Conflicts {

    /** What a ticket that was let in twice is called. */
    static final String TWICE = "twice";

    /** Somebody sent scans of an event that they are not assigned to. */
    static final String NOT_ASSIGNED = "not_assigned";

    /**
     * One of them.
     *
     * @param scan the one that should not have let in
     * @param other the one that was first; null for none
     * @param kind twice, or what was wrong with the ticket
     * @param since since when that is so; null where it is not known
     */
    record Conflict(
            UUID scan,
            @Nullable UUID other,
            long event,
            @Nullable Long ticket,
            String kind,
            boolean orderKnown,
            @Nullable Instant since,
            Instant foundAt,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String note) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Conflicts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody is in although this speaks against it. If others are in with the same ticket, that
     * is known already, and this is said first.
     */
    void attention(
            UUID scan,
            long event,
            @Nullable Long ticket,
            Admissions.@Nullable Key key,
            String kind,
            @Nullable Instant since) {
        var updated =
                jdbc.sql(
                                "update entry_conflict set kind = ?, since = ? where scan_id = ? and kind = ?")
                        .params(
                                Arrays.asList(
                                        kind,
                                        since == null ? null : since.atOffset(ZoneOffset.UTC),
                                        scan,
                                        TWICE))
                        .update();
        if (updated == 0) insert(scan, null, event, ticket, key, kind, true, since);
    }

    /**
     * Two scans let in the same ticket. What a person has settled stays settled, unless this was
     * not known then.
     */
    void twice(
            UUID scan, @Nullable UUID first, long event, Admissions.Key key, boolean orderKnown) {
        var known =
                update(
                        scan,
                        first,
                        orderKnown,
                        "where scan_id = ? and (kind = 'twice' or other_scan_id is not null)");
        if (known) return;
        var wrongAnyway =
                update(
                        scan,
                        first,
                        orderKnown,
                        ", settled_at = null, settled_by = null where scan_id = ?");
        if (!wrongAnyway) insert(scan, first, event, key.ticket(), key, TWICE, orderKnown, null);
    }

    private boolean update(UUID scan, @Nullable UUID first, boolean orderKnown, String rest) {
        return jdbc.sql("update entry_conflict set other_scan_id = ?, order_known = ? " + rest)
                        .params(Arrays.asList(first, orderKnown, scan))
                        .update()
                == 1;
    }

    /** Forgets that tickets were let in twice where that turned out not to be so. */
    void keepTwice(Admissions.Key key, List<UUID> scans) {
        for (var conflict : ofTicket(key)) {
            if (scans.contains(conflict)) continue;
            jdbc.sql("delete from entry_conflict where scan_id = ? and kind = 'twice'")
                    .param(conflict)
                    .update();
            update(conflict, null, true, "where scan_id = ?");
        }
    }

    private List<UUID> ofTicket(Admissions.Key key) {
        return jdbc.sql(
                        """
                        select scan_id from entry_conflict
                        where ticket_id = ? and list_id = ? and entry_day = ? and settled_at is null
                        and (kind = 'twice' or other_scan_id is not null)
                        """)
                .params(key.ticket(), key.list(), key.day())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private void insert(
            UUID scan,
            @Nullable UUID other,
            long event,
            @Nullable Long ticket,
            Admissions.@Nullable Key key,
            String kind,
            boolean orderKnown,
            @Nullable Instant since) {
        jdbc.sql(
                        """
                        insert into entry_conflict (scan_id, other_scan_id, event_id, ticket_id, list_id, entry_day, kind, order_known, since, found_at)
                        values (:scan, :other, :event, :ticket, :list, :day, :kind, :known, :since, :now) on conflict do nothing
                        """)
                .param("scan", scan)
                .param("other", other)
                .param("event", event)
                .param("ticket", ticket)
                .param("list", key == null ? null : key.list())
                .param("day", key == null ? null : key.day())
                .param("kind", kind)
                .param("known", orderKnown)
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Conflict> find(UUID scan) {
        return jdbc.sql("select * from entry_conflict where scan_id = ?")
                .param(scan)
                .query((row, n) -> conflict(row))
                .optional();
    }

    /** Those of an event, what nobody has settled first, then the newest first. */
    List<Conflict> of(long event, int most) {
        return jdbc.sql(
                        """
                        select * from entry_conflict where event_id = ?
                        order by case when settled_at is null then 0 else 1 end, found_at desc, scan_id limit ?
                        """)
                .params(event, most)
                .query((row, n) -> conflict(row))
                .list();
    }

    /** How many of an event nobody has settled. */
    int open(long event) {
        return jdbc.sql(
                        "select count(*) from entry_conflict where event_id = ? and settled_at is null")
                .param(event)
                .query(Integer.class)
                .single();
    }

    /** A person has looked at it. A second time changes nothing. */
    void settle(Conflict conflict, String by, @Nullable String note) {
        jdbc.sql(
                        "update entry_conflict set settled_at = ?, settled_by = ?, note = ? where scan_id = ? and settled_at is null")
                .params(
                        Arrays.asList(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                by.length() > 254 ? by.substring(0, 254) : by,
                                note,
                                conflict.scan()))
                .update();
    }

    /** What speaks against a ticket, if that needs a person once somebody is in with it. */
    static boolean needsAttention(Outcome outcome) {
        return !outcome.letsIn() && outcome != Outcome.LEFT && outcome != Outcome.ALREADY_USED;
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                row.getObject("scan_id", UUID.class),
                row.getObject("other_scan_id", UUID.class),
                row.getLong("event_id"),
                row.getObject("ticket_id", Long.class),
                row.getString("kind"),
                row.getBoolean("order_known"),
                instant(row, "since"),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                instant(row, "settled_at"),
                row.getString("settled_by"),
                row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
