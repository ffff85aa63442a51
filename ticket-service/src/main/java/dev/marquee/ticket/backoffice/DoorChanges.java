package dev.marquee.ticket.backoffice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a door list that was printed at some time does not know. */
@Component
class DoorChanges {

    /** More than this is printed anew. */
    static final int MOST = 2_000;

    /** What became of a ticket since then; of several things, the first of these. */
    enum Change {
        /** It is void: do not let in. */
        CANCELLED,
        /** It was booked since. */
        NEW,
        /** Somebody else has it, and its code is another one. */
        HANDED_ON,
        /** It waited for its payment when the list was printed, and is good now. */
        PAID,
        /** Its name is another one. */
        RENAMED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A ticket that changed.
     *
     * @param attendee who comes with it now
     */
    record ChangedTicket(
            Change change, String code, String attendee, String buyer, String ticketType) {}

    /**
     * A ticket's own cancellation names it in its history; what voids all of a booking does not. A
     * name is that of the ticket, or of its buyer where the ticket has none.
     */
    private static final String CHANGED =
            """
            select c.* from (
                select e.code, t.number, coalesce(t.attendee_name, b.buyer_name) as attendee, b.buyer_name,
                       case when s.label is null then y.name when position(y.name || ' ' in s.label) = 1 then s.label else y.name || ' · ' || s.label end as ticket_type,
                       case
                           when t.status = 'cancelled' then
                               case when b.created_at < :since and exists (
                                   select 1 from booking_history h where h.booking_id = b.id and h.at >= :since
                                   and (h.what in ('cancelled', 'expired', 'event-cancelled', 'refund-approved', 'refunded', 'payment-returned', 'tickets-changed')
                                        or h.what = 'ticket-cancelled' and h.detail = e.code || '-' || cast(t.number as varchar)))
                               then 'cancelled' end
                           when b.created_at >= :since then 'new'
                           when t.handed_on_at >= :since then 'handed_on'
                           when t.status <> 'reserved' and exists (
                               select 1 from booking_history h where h.booking_id = b.id and h.at >= :since and h.what in ('paid', 'confirmed'))
                           then 'paid'
                           when exists (
                               select 1 from booking_history h where h.booking_id = b.id and h.at >= :since
                               and (h.what = 'attendee-changed' and h.detail like e.code || '-' || cast(t.number as varchar) || ': %%'
                                    or h.what = 'buyer-name-changed' and t.attendee_name is null))
                           then 'renamed'
                       end as change
                from ticket t join booking b on b.id = t.booking_id join sale_terms e on e.event_id = t.event_id
                left join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
                left join ticket_seat s on s.ticket_id = t.id and not s.left_behind
                where t.event_id = :event
            ) c where c.change is not null order by lower(c.attendee), c.number limit %d
            """;

    private final JdbcClient jdbc;

    DoorChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tickets of an event that changed at that time or since, by name. */
    List<ChangedTicket> since(Instant since, long event) {
        return jdbc.sql(CHANGED.formatted(MOST))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("event", event)
                .query(DoorChanges::read)
                .list();
    }

    private static ChangedTicket read(ResultSet row, int number) throws SQLException {
        return new ChangedTicket(
                Change.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
                row.getString("code") + "-" + row.getInt("number"),
                row.getString("attendee"),
                row.getString("buyer_name"),
                row.getString("ticket_type"));
    }
}
