package dev.marquee.ticket.entry;

import dev.marquee.platform.value.CleanText;
import dev.marquee.ticket.entry.EntryResult.Admitted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tickets as the door sees them. */
@Component
class EntryTickets {

    /**
     * A ticket as it stands.
     *
     * @param status reserved, issued, used or cancelled
     * @param refundRequested whether its buyer has asked for its money, and nobody has decided yet
     */
    record Found(
            Admitted ticket,
            int number,
            long organizerId,
            String status,
            boolean refundRequested,
            @Nullable Instant usedAt,
            @Nullable String gate) {}

    private static final Pattern CODE =
            Pattern.compile("([A-Z]{1,6}[0-9]{1,12})[^A-Z0-9]+([0-9]{1,9})");

    private static final String SELECT =
            """
            select t.id, t.number, t.status, b.status as booking_status, t.used_at, t.gate, coalesce(t.attendee_name, b.buyer_name) as holder,
                   y.name as ticket_type, e.event_id, e.code, e.name, e.organizer_id
            from ticket t join booking b on b.id = t.booking_id join sale_terms e on e.event_id = t.event_id
            join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
            where %s
            """;

    private final JdbcClient jdbc;

    EntryTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Found> find(long id) {
        return jdbc.sql(SELECT.formatted("t.id = ?"))
                .param(id)
                .query((row, n) -> found(row))
                .optional();
    }

    /** By its code, in any case, whatever stands between its two numbers. */
    Optional<Found> find(String code) {
        var parts = CODE.matcher(CleanText.plain(code).toUpperCase(java.util.Locale.ROOT));
        if (!parts.matches()) return Optional.empty();
        return jdbc.sql(SELECT.formatted("e.code = ? and t.number = ?"))
                .params(parts.group(1), Integer.valueOf(parts.group(2)))
                .query((row, n) -> found(row))
                .optional();
    }

    /** Whether this call, and no other, has used the ticket. */
    boolean use(long id, Instant now, @Nullable String gate) {
        return jdbc.sql(
                                """
                                update ticket set status = 'used', used_at = :at, gate = :gate where id = :id and status = 'issued'
                                and not exists (select 1 from booking b where b.id = ticket.booking_id and b.status = 'refund_requested')
                                """)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("gate", gate)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Found found(ResultSet row) throws SQLException {
        var usedAt = row.getObject("used_at", OffsetDateTime.class);
        return new Found(
                new Admitted(
                        row.getLong("id"),
                        row.getString("code") + "-" + row.getInt("number"),
                        row.getLong("event_id"),
                        row.getString("name"),
                        row.getString("ticket_type"),
                        row.getString("holder")),
                row.getInt("number"),
                row.getLong("organizer_id"),
                row.getString("status"),
                row.getString("booking_status").equals("refund_requested"),
                usedAt == null ? null : usedAt.toInstant(),
                row.getString("gate"));
    }
}
