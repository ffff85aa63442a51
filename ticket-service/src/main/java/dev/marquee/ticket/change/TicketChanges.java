package dev.marquee.ticket.change;

import dev.marquee.ticket.change.TicketChange.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes of tickets, as they are stored. Who writes has locked the event's inventory. */
@Component
class TicketChanges {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    TicketChanges(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Those that began with a booking or made it, the first one first. */
    List<TicketChange> ofBooking(long bookingId) {
        var changes =
                jdbc.sql(
                                "select * from ticket_change where booking_id = :id or new_booking_id = :id order by id")
                        .param("id", bookingId)
                        .query((row, n) -> read(row, List.of()))
                        .list();
        if (changes.isEmpty()) return changes;
        var lines = lines(changes.stream().map(TicketChange::id).toList());
        return changes.stream()
                .map(it -> with(it, lines.getOrDefault(it.id(), List.of())))
                .toList();
    }

    Optional<TicketChange> find(long id) {
        return jdbc.sql("select * from ticket_change where id = ?")
                .param(id)
                .query((row, n) -> read(row, List.of()))
                .optional()
                .map(it -> with(it, lines(List.of(id)).getOrDefault(id, List.of())));
    }

    /** The one of a booking that waits for its payment. */
    Optional<TicketChange> open(long bookingId) {
        return jdbc.sql("select id from ticket_change where booking_id = ? and state = 'open'")
                .param(bookingId)
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    /** Stores a change with its lines, under an id of its own. */
    TicketChange add(TicketChange draft) {
        var id = jdbc.sql("select nextval('ticket_change_ids')").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into ticket_change (id, booking_id, event_id, ticket_type_id, difference, amount_minor, currency, state,
                                                   reason, changed_by, created_at, ended_at, new_booking_id)
                        values (:id, :booking, :event, :type, :difference, :amount, :currency, :state, :reason, :by, :created, :ended, :new)
                        """)
                .param("id", id)
                .param("booking", draft.bookingId())
                .param("event", draft.eventId())
                .param("type", draft.ticketTypeId())
                .param("difference", draft.difference().word())
                .param("amount", draft.amountMinor())
                .param("currency", draft.currency())
                .param("state", draft.state().word())
                .param("reason", draft.reason(), Types.VARCHAR)
                .param("by", draft.changedBy())
                .param("created", draft.createdAt().atOffset(ZoneOffset.UTC))
                .param("ended", utc(draft.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("new", draft.newBookingId(), Types.BIGINT)
                .update();
        batches.batchUpdate(
                """
                insert into ticket_change_line (change_id, ticket_id, type_before, price_before, discount_before, paid_before, tax_before,
                    rate_before, price_after, discount_after, paid_after, tax_after, rate_after, new_ticket_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                draft.lines().stream().map(line -> row(id, line)).toList());
        return find(id).orElseThrow();
    }

    private static @Nullable Object[] row(long change, ChangeLine line) {
        var before = line.before();
        var after = line.after();
        return new @Nullable Object[] {
            change,
            line.ticketId(),
            line.typeBefore(),
            before.priceMinor(),
            before.discountMinor(),
            before.paidMinor(),
            before.taxMinor(),
            before.rateBp(),
            after.priceMinor(),
            after.discountMinor(),
            after.paidMinor(),
            after.taxMinor(),
            after.rateBp(),
            line.newTicketId()
        };
    }

    /** Ends one that is open; false if it is not. */
    boolean end(long id, State state, Instant now) {
        return jdbc.sql(
                                "update ticket_change set state = ?, ended_at = ? where id = ? and state = 'open'")
                        .params(state.word(), now.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    private Map<Long, List<ChangeLine>> lines(List<Long> changes) {
        return jdbc
                .sql(
                        "select * from ticket_change_line where change_id in (:ids) order by ticket_id")
                .param("ids", changes)
                .query((row, n) -> Map.entry(row.getLong("change_id"), line(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static ChangeLine line(ResultSet row) throws SQLException {
        return new ChangeLine(
                row.getLong("ticket_id"),
                row.getLong("type_before"),
                cost(row, "before"),
                cost(row, "after"),
                row.getObject("new_ticket_id", Long.class));
    }

    private static Cost cost(ResultSet row, String when) throws SQLException {
        return new Cost(
                row.getLong("price_" + when),
                row.getLong("discount_" + when),
                row.getLong("paid_" + when),
                row.getLong("tax_" + when),
                row.getInt("rate_" + when));
    }

    private static TicketChange read(ResultSet row, List<ChangeLine> lines) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new TicketChange(
                row.getLong("id"),
                row.getLong("booking_id"),
                row.getLong("event_id"),
                row.getLong("ticket_type_id"),
                Difference.of(row.getString("difference")),
                row.getLong("amount_minor"),
                row.getString("currency"),
                State.of(row.getString("state")),
                row.getString("reason"),
                row.getString("changed_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getObject("new_booking_id", Long.class),
                lines);
    }

    private static TicketChange with(TicketChange it, List<ChangeLine> lines) {
        return new TicketChange(
                it.id(),
                it.bookingId(),
                it.eventId(),
                it.ticketTypeId(),
                it.difference(),
                it.amountMinor(),
                it.currency(),
                it.state(),
                it.reason(),
                it.changedBy(),
                it.createdAt(),
                it.endedAt(),
                it.newBookingId(),
                lines);
    }

    private static @Nullable Object utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
