package dev.marquee.ticket.fact;

import java.util.Locale;

/**
 * Rows that say that something happened, and what they say. A row is told when it is a few seconds
 * old, and again later. All events but those in test mode count.
 */
enum FactSource {
    /** Tickets were held, or booked at once. */
    BOOKING(
            "booking",
            "created_at",
            "id",
            "true",
            """
            select 'held:' || b.id || ':' || t.ticket_type_id as id, 'held' as kind, b.created_at as at, e.organizer_id, e.event_id, e.time_zone as zone,
                   t.ticket_type_id as type_id, %1$s as n, count(*) as qty, null as currency, 0 as amount, 0 as discount, 0 as tax,
                   null as offer, null as method, null as reason, null as gate, null as list, null as came_from
            from booking b join sale_terms e on e.event_id = b.event_id join %4$s t on t.booking_id = b.id
            where b.id in (:ids) and e.test_mode = 'off' and b.expires_at is not null
            group by b.id, b.created_at, e.organizer_id, e.event_id, e.time_zone, t.ticket_type_id
            union all
            """
                    + Confirmed.SQL
                    + " and b.id in (:ids) and (b.expires_at is null and b.status <> 'pending_payment' or %2$s)"
                    + Confirmed.GROUPED),
    /** Bookings were confirmed, cancelled, or not paid in time. */
    HISTORY(
            "booking_history",
            "at",
            "id",
            "what in ('confirmed', 'paid', 'cancelled', 'event-cancelled', 'expired')",
            Confirmed.SQL
                    + """
                     and b.id in (select h.booking_id from booking_history h where h.id in (:ids) and h.what in ('confirmed', 'paid'))
                    """
                    + Confirmed.GROUPED
                    + """
                     union all
                    select case when h.what = 'expired' then 'expired:' else 'cancelled:' end || b.id || ':' || t.ticket_type_id,
                           case when h.what = 'expired' then 'hold_expired' else 'cancelled' end, min(h.at), e.organizer_id, e.event_id, e.time_zone,
                           t.ticket_type_id, %1$s, count(*), null, 0, 0, 0, null, null, case when h.what = 'expired' then null else h.what end, null, null, null
                    from booking_history h join booking b on b.id = h.booking_id join sale_terms e on e.event_id = b.event_id join %4$s t on t.booking_id = b.id
                    where h.id in (:ids) and e.test_mode = 'off' and t.status = 'cancelled'
                    and (h.what = 'expired' or h.what in ('cancelled', 'event-cancelled') and (b.expires_at is null or %2$s) and not exists (%5$s))
                    and not exists (select 1 from refund r where r.booking_id = b.id and r.decided_at < h.at and r.change_id is null and r.phase not in ('asked', 'refused')
                                    and ',' || r.ticket_ids || ',' like '%%,' || cast(t.id as varchar) || ',%%')
                    group by h.what, b.id, e.organizer_id, e.event_id, e.time_zone, t.ticket_type_id
                    """),
    /** Single tickets of bookings that count were cancelled. */
    TICKET(
            "booking_history",
            "at",
            "id",
            "what = 'ticket-cancelled'",
            """
            select 'cancelled:ticket:' || h.id as id, 'cancelled' as kind, h.at as at, e.organizer_id, e.event_id, e.time_zone as zone,
                   t.ticket_type_id as type_id, 1 as n, 1 as qty, null as currency, 0 as amount, 0 as discount, 0 as tax,
                   null as offer, null as method, 'cancelled' as reason, null as gate, null as list, null as came_from
            from booking_history h join booking b on b.id = h.booking_id join sale_terms e on e.event_id = b.event_id
            join %4$s t on t.booking_id = b.id and h.detail = e.code || '-' || cast(t.number as varchar)
            where h.id in (:ids) and e.test_mode = 'off'
            and (b.expires_at is null or exists (select 1 from booking_history c where c.booking_id = b.id and c.what in ('confirmed', 'paid') and c.id < h.id))
            """),
    PAYMENT(
            "payment",
            "succeeded_at",
            "id",
            "purpose = 'booking' and state in ('succeeded', 'refunded')",
            """
            select 'paid:' || p.id as id, 'paid' as kind, p.succeeded_at as at, e.organizer_id, e.event_id, e.time_zone as zone,
                   null as type_id, 1 as n, 1 as qty, p.currency, p.amount_minor as amount, 0 as discount, 0 as tax,
                   null as offer, p.method, null as reason, null as gate, null as list, null as came_from
            from payment p join booking b on b.id = p.booking_id join sale_terms e on e.event_id = b.event_id
            where p.id in (:ids) and e.test_mode = 'off'
            """),
    REFUND(
            "refund",
            "done_at",
            "id",
            "phase = 'done' and amount_minor > 0",
            """
            select 'refunded:' || r.id as id, 'refunded' as kind, r.done_at as at, e.organizer_id, e.event_id, e.time_zone as zone,
                   null as type_id, 1 as n, 1 as qty, p.currency, r.amount_minor as amount, 0 as discount, 0 as tax,
                   null as offer, p.method, null as reason, null as gate, null as list, null as came_from
            from refund r join payment p on p.id = r.payment_id join booking b on b.id = r.booking_id join sale_terms e on e.event_id = b.event_id
            where r.id in (:ids) and e.test_mode = 'off' and p.purpose = 'booking'
            """),
    /** Tickets were given back for money. */
    DECISION(
            "refund",
            "decided_at",
            "id",
            "phase not in ('asked', 'refused') and change_id is null and ticket_ids <> ''",
            """
            select 'cancelled:refund:' || r.id || ':' || t.ticket_type_id as id, 'cancelled' as kind, r.decided_at as at, e.organizer_id, e.event_id, e.time_zone as zone,
                   t.ticket_type_id as type_id, %3$s as n, count(*) as qty, null as currency, 0 as amount, 0 as discount, 0 as tax,
                   null as offer, null as method, 'refund' as reason, null as gate, null as list, null as came_from
            from refund r join payment p on p.id = r.payment_id join booking b on b.id = r.booking_id join sale_terms e on e.event_id = b.event_id join %4$s t on t.booking_id = b.id
            where r.id in (:ids) and e.test_mode = 'off' and p.purpose = 'booking' and t.status = 'cancelled'
            and not exists (select 1 from booking_history h where h.booking_id = b.id and h.what in ('cancelled', 'event-cancelled') and h.at <= r.decided_at)
            and ',' || r.ticket_ids || ',' like '%%,' || cast(t.id as varchar) || ',%%'
            group by r.id, r.decided_at, e.organizer_id, e.event_id, e.time_zone, t.ticket_type_id
            """),
    /**
     * n counts people: whoever was let in anywhere at the event was counted. Scans count in the
     * order in which they came here, for those of devices that were offline come later.
     */
    SCAN(
            "scan",
            "received_at",
            "cast(scan_id as varchar)",
            "event_id is not null",
            """
            select 'scan:' || cast(s.scan_id as varchar) as id,
                   case when not s.passed then 'refused_at_door' when s.direction = 'exit' then 'left' else 'admitted' end as kind,
                   s.happened_at as at, e.organizer_id, e.event_id, e.time_zone as zone, t.ticket_type_id as type_id,
                   case when s.passed and s.direction = 'entry' and exists (select 1 from scan f where f.ticket_id = s.ticket_id and f.event_id = s.event_id
                        and f.passed and f.direction = 'entry' and f.undone_at is null
                        and (f.received_at < s.received_at or f.received_at = s.received_at and f.scan_id < s.scan_id)) then 0 else 1 end as n, 1 as qty,
                   null as currency, 0 as amount, 0 as discount, 0 as tax, null as offer, null as method,
                   case when s.passed then null else s.result_now end as reason, s.gate, cast(s.list_id as varchar) as list, null as came_from
            from scan s join sale_terms e on e.event_id = s.event_id left join ticket t on t.id = s.ticket_id
            where cast(s.scan_id as varchar) in (:ids) and e.test_mode = 'off' and s.undone_at is null
            """),
    TRANSFER(
            "ticket_transfer",
            "ended_at",
            "id",
            "state = 'accepted'",
            """
            select 'transferred:' || f.id as id, 'transferred' as kind, f.ended_at as at, e.organizer_id, e.event_id, e.time_zone as zone, t.ticket_type_id as type_id,
                   1 as n, 1 as qty, null as currency, 0 as amount, 0 as discount, 0 as tax, null as offer, null as method, null as reason, null as gate, null as list, null as came_from
            from ticket_transfer f join ticket t on t.id = f.ticket_id join sale_terms e on e.event_id = t.event_id
            where f.id in (:ids) and e.test_mode = 'off'
            """),
    JOINED(
            "waiting_entry",
            "confirmed_at",
            "id",
            "true",
            Waiting.SQL.formatted("waiting_joined", "confirmed_at", "w.quantity")),
    TAKEN(
            "waiting_entry",
            "ended_at",
            "id",
            "state = 'taken'",
            Waiting.SQL.formatted(
                    "waiting_taken", "ended_at", "coalesce(w.offered_quantity, w.quantity)"));

    /** A booking counts once, with the first of its types. */
    private static final String FIRST =
            "case when row_number() over (partition by %s.id order by t.ticket_type_id) = 1 then 1 else 0 end";

    private static final String WAS_CONFIRMED =
            "exists (select 1 from booking_history c where c.booking_id = b.id and c.what in ('confirmed', 'paid'))";

    /** As they were sold: a ticket that was given another type is not told again as another one. */
    private static final String SOLD =
            """
            (select s.id, s.booking_id, s.number, s.status, coalesce(l.type_before, s.ticket_type_id) as ticket_type_id, coalesce(l.price_before, s.price_minor) as price_minor,
                    coalesce(l.discount_before, s.discount_minor) as discount_minor, coalesce(l.tax_before, s.tax_minor) as tax_minor
             from ticket s left join ticket_change_line l on l.ticket_id = s.id and l.change_id = (
                 select min(k.change_id) from ticket_change_line k join ticket_change c on c.id = k.change_id where k.ticket_id = s.id and c.state = 'done'))
            """;

    /** That the ticket alone was cancelled. */
    private static final String ALONE =
            "select 1 from booking_history a where a.booking_id = b.id and a.what = 'ticket-cancelled' and a.detail = e.code || '-' || cast(t.number as varchar)";

    private final String page;
    private final String facts;
    private final boolean text;

    FactSource(String table, String time, String id, String condition, String facts) {
        text = id.startsWith("cast");
        page =
                "select %1$s as id, %2$s as at from %3$s where %2$s >= :at and (%2$s > :at or %1$s > :id) and %4$s and %2$s < :until order by %2$s, %1$s limit :size"
                        .formatted(id, time, table, condition);
        this.facts = facts;
    }

    /** As it is stored. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FactSource of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Asks for id and at of the rows after :at and :id, and before :until. */
    String page() {
        return page;
    }

    /** Asks for the facts of the rows with these :ids. */
    String facts() {
        return facts.contains("%")
                ? facts.formatted(
                        FIRST.formatted("b"), WAS_CONFIRMED, FIRST.formatted("r"), SOLD, ALONE)
                : facts;
    }

    /** As the column's type wants it. */
    Object id(String id) {
        return text ? id : (Object) Long.parseLong(id);
    }

    private static final class Confirmed {

        static final String SQL =
                """
                select 'confirmed:' || b.id || ':' || t.ticket_type_id as id, 'confirmed' as kind,
                       coalesce((select min(c.at) from booking_history c where c.booking_id = b.id and c.what in ('confirmed', 'paid')), b.created_at) as at,
                       e.organizer_id, e.event_id, e.time_zone as zone, t.ticket_type_id as type_id, %1$s as n, count(*) as qty,
                       b.currency, sum(t.price_minor) as amount, sum(t.discount_minor) as discount, sum(t.tax_minor) as tax,
                       max(coalesce(u.code_folded, o.name)) as offer, null as method, null as reason, null as gate, null as list, b.came_from
                from booking b join sale_terms e on e.event_id = b.event_id join %4$s t on t.booking_id = b.id
                left join offer_use u on u.booking_id = b.id left join offer o on o.id = u.offer_id
                where e.test_mode = 'off'
                and not (b.expires_at is not null and exists (%5$s and a.id < (select min(c.id) from booking_history c where c.booking_id = b.id and c.what in ('confirmed', 'paid'))))
                """;
        static final String GROUPED =
                " group by b.id, b.created_at, b.currency, b.came_from, e.organizer_id, e.event_id, e.time_zone, t.ticket_type_id";
    }

    private static final class Waiting {

        static final String SQL =
                """
                select '%1$s:' || w.id as id, '%1$s' as kind, w.%2$s as at, e.organizer_id, e.event_id, e.time_zone as zone, w.ticket_type_id as type_id,
                       1 as n, %3$s as qty, null as currency, 0 as amount, 0 as discount, 0 as tax, null as offer, null as method, null as reason, null as gate, null as list, null as came_from
                from waiting_entry w join sale_terms e on e.event_id = w.event_id
                where w.id in (:ids) and e.test_mode = 'off'
                """;
    }
}
