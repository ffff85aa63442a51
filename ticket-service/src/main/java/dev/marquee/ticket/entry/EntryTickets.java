package dev.marquee.ticket.entry;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.entry.EntryResult.Admitted;
import dev.marquee.ticket.qr.TicketClaim;
import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.NameSearch;
import dev.marquee.ticket.search.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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
     * @param revision how often it was handed on: a code of an earlier revision is no longer good
     * @param status reserved, issued, used or cancelled
     * @param costs whether its booking has to be paid
     * @param due what is still to be paid of its booking
     * @param blockedWhy why it admits nobody until staff decide; null if it admits
     * @param noShow whether it was marked as not come
     * @param test whether its event is only tried out
     * @param handedOnAt when it was handed on last; null if it never was
     * @param refundRequested whether its buyer has asked for its money, and nobody has decided yet
     */
    record Found(
            Admitted ticket,
            long bookingId,
            int number,
            int revision,
            long typeId,
            long organizerId,
            String status,
            boolean refundRequested,
            boolean costs,
            String due,
            String currency,
            @Nullable String blockedWhy,
            boolean noShow,
            boolean test,
            @Nullable Instant usedAt,
            @Nullable String gate,
            @Nullable Instant cancelledAt,
            @Nullable Instant handedOnAt) {

        TicketClaim claim() {
            return new TicketClaim(ticket.eventId(), number, ticket.id(), revision);
        }
    }

    /**
     * What was typed for a ticket.
     *
     * @param letters those after its code; none where it has none
     */
    record Typed(String eventCode, int number, String letters) {}

    private static final int MOST_BY_NAME = 20;

    private static final Pattern BETWEEN = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern EVENT = Pattern.compile("[A-Z]{1,6}[0-9]{1,12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern LETTERS = Pattern.compile("[A-Z0-9]{4}");

    private static final String SELECT =
            """
            select t.id, t.booking_id, t.number, t.status, b.status as booking_status, b.total_minor, b.paid_minor, b.currency, b.cancelled_at,
                   t.blocked_why, t.no_show_at, t.used_at, t.gate, t.revision, t.handed_on_at, coalesce(t.attendee_name, b.buyer_name) as holder,
                   t.ticket_type_id, y.name as ticket_type, s.label as seat, e.event_id, e.code, e.name, e.organizer_id, e.test_mode <> 'off' as test
            from ticket t join booking b on b.id = t.booking_id join sale_terms e on e.event_id = t.event_id
            join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
            left join ticket_seat s on s.ticket_id = t.id and not s.left_behind
            where %s
            """;

    private final JdbcClient jdbc;
    private final NameSearch names;

    EntryTickets(JdbcClient jdbc, NameSearch names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    Optional<Found> find(long id) {
        return jdbc.sql(SELECT.formatted("t.id = ?"))
                .param(id)
                .query((row, n) -> found(row))
                .optional();
    }

    /** What a code says, in any case, whatever stands between its parts; empty if it is none. */
    static Optional<Typed> parse(String code) {
        var parts = BETWEEN.split(CleanText.plain(code).toUpperCase(Locale.ROOT), -1);
        var isCode =
                parts.length >= 2
                        && parts.length <= 3
                        && EVENT.matcher(parts[0]).matches()
                        && NUMBER.matcher(parts[1]).matches()
                        && (parts.length == 2 || LETTERS.matcher(parts[2]).matches());
        return isCode
                ? Optional.of(
                        new Typed(
                                parts[0],
                                Integer.parseInt(parts[1]),
                                parts.length == 2 ? "" : parts[2]))
                : Optional.empty();
    }

    Optional<Found> find(Typed code) {
        return jdbc.sql(SELECT.formatted("e.code = ? and t.number = ?"))
                .params(code.eventCode(), code.number())
                .query((row, n) -> found(row))
                .optional();
    }

    /** The first tickets of an event that are found by a name, an address or a code. */
    List<Found> named(long event, String typed) {
        var conditions = new Conditions().and("t.event_id = :event", "event", event);
        switch (Search.of(typed)) {
            case Search.Words words -> {
                conditions.and(names.tickets(words));
                names.parameters(words, conditions);
            }
            case Search.Address address ->
                    conditions.and(
                            "b.buyer_email like :address escape '!'",
                            "address",
                            Like.startsWith(address.beginning()));
            case Search.Code code -> conditions.and("t.number = :number", "number", code.number());
            case Search.Number number -> conditions.and("t.id = :id", "id", number.id());
            case Search.Everything all -> {
                return List.of();
            }
        }
        return jdbc.sql(
                        SELECT.formatted("1 = 1 " + conditions.where().replaceFirst("where", "and"))
                                + " order by holder, t.number limit "
                                + MOST_BY_NAME)
                .params(conditions.parameters())
                .query((row, n) -> found(row))
                .list();
    }

    /** Until the end of the transaction, nobody else admits, cancels or changes it. */
    void lock(long id) {
        jdbc.sql("select id from ticket where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
    }

    /** Whether this call, and no other, has used the ticket. */
    boolean use(long id, Instant at, @Nullable String gate) {
        return set(
                id,
                at,
                gate,
                """
                status = 'issued' and blocked_at is null
                and not exists (select 1 from booking b where b.id = ticket.booking_id and b.status = 'refund_requested')
                """);
    }

    /** Uses it whatever speaks against it, because somebody is inside with it. */
    boolean useAnyway(long id, Instant at, @Nullable String gate) {
        return set(id, at, gate, "status in ('issued', 'used')");
    }

    private boolean set(long id, Instant at, @Nullable String gate, String condition) {
        return jdbc.sql(
                                "update ticket set status = 'used', used_at = :at, gate = :gate, no_show_at = null where id = :id and "
                                        + condition)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("gate", gate)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Nobody came in with it after all, on no day. */
    void unuse(long id) {
        jdbc.sql(
                        """
                        update ticket set status = 'issued', used_at = null, gate = null where id = ? and status = 'used'
                        and not exists (select 1 from admission a where a.ticket_id = ticket.id and a.list_id = 0 and a.undone_at is null)
                        """)
                .param(id)
                .update();
    }

    /** Somebody is inside with it for the first time, whatever speaks against it. */
    void useFirst(long id, Instant at, @Nullable String gate) {
        set(id, at, gate, "status = 'issued'");
    }

    /** Somebody came with it, by another list. */
    void came(long id) {
        jdbc.sql("update ticket set no_show_at = null where id = ? and no_show_at is not null")
                .param(id)
                .update();
    }

    private static Found found(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var total = row.getLong("total_minor");
        return new Found(
                new Admitted(
                        row.getLong("id"),
                        row.getString("code") + "-" + row.getInt("number"),
                        row.getLong("event_id"),
                        row.getString("name"),
                        row.getString("ticket_type"),
                        row.getString("seat"),
                        row.getString("holder")),
                row.getLong("booking_id"),
                row.getInt("number"),
                row.getInt("revision"),
                row.getLong("ticket_type_id"),
                row.getLong("organizer_id"),
                row.getString("status"),
                row.getString("booking_status").equals("refund_requested"),
                total > 0,
                Money.text(Math.max(0, total - row.getLong("paid_minor")), currency),
                currency,
                row.getString("blocked_why"),
                row.getObject("no_show_at") != null,
                row.getBoolean("test"),
                instant(row, "used_at"),
                row.getString("gate"),
                instant(row, "cancelled_at"),
                instant(row, "handed_on_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
