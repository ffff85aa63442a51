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
            from booking b join sale_terms e on e.event_id = b.event_id join ticket t on t.booking_id = b.id
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
                    from booking_history h join booking b on b.id = h.booking_id join sale_terms e on e.event_id = b.event_id join ticket t on t.booking_id = b.id
                    where h.id in (:ids) and e.test_mode = 'off' and t.status = 'cancelled'
                    and (h.what = 'expired' or h.what in ('cancelled', 'event-cancelled') and (b.expires_at is null or %2$s))
                    and not exists (select 1 from refund r where r.booking_id = b.id and r.decided_at < h.at and r.change_id is null and r.phase not in ('asked', 'refused')
                                    and ',' || r.ticket_ids || ',' like '%%,' || cast(t.id as varchar) || ',%%')
                    group by h.what, b.id, e.organizer_id, e.event_id, e.time_zone, t.ticket_type_id
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
            from refund r join payment p on p.id = r.payment_id join booking b on b.id = r.booking_id join sale_terms e on e.event_id = b.event_id join ticket t on t.booking_id = b.id
            where r.id in (:ids) and e.test_mode = 'off' and p.purpose = 'booking' and t.status = 'cancelled'
            and not exists (select 1 from booking_history h where h.booking_id = b.id and h.what in ('cancelled', 'event-cancelled') and h.at <= r.decided_at)
            and ',' || r.ticket_ids || ',' like '%%,' || cast(t.id as varchar) || ',%%'
            group by r.id, r.decided_at, e.organizer_id, e.event_id, e.time_zone, t.ticket_type_id
            """),
    /** n counts people: whoever comes back was counted. */
    SCAN(
            "scan",
            "received_at",
            "cast(scan_id as varchar)",
            "event_id is not null",
            """
            select 'scan:' || cast(s.scan_id as varchar) as id,
                   case when not s.passed then 'refused_at_door' when s.direction = 'exit' then 'left' else 'admitted' end as kind,
                   s.happened_at as at, e.organizer_id, e.event_id, e.time_zone as zone, t.ticket_type_id as type_id,
                   case when s.passed and s.direction = 'entry' and exists (select 1 from scan f where f.ticket_id = s.ticket_id and f.list_id = s.list_id
                        and f.passed and f.direction = 'entry' and f.happened_at < s.happened_at) then 0 else 1 end as n, 1 as qty,
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

    private final String page;
    private final String facts;
    private final boolean text;

    FactSource(String table, String time, String id, String condition, String facts) {
        text = id.startsWith("cast");
        var order = time.equals("at") ? "" : time + ", ";
        var after =
                time.equals("at")
                        ? "id > :id"
                        : "%1$s >= :at and (%1$s > :at or %2$s > :id)".formatted(time, id);
        page =
                "select %s as id, %s as at from %s where %s and %s and %s < :until order by %s%s limit :size"
                        .formatted(id, time, table, after, condition, time, order, id);
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
                ? facts.formatted(FIRST.formatted("b"), WAS_CONFIRMED, FIRST.formatted("r"))
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
                from booking b join sale_terms e on e.event_id = b.event_id join ticket t on t.booking_id = b.id
                left join offer_use u on u.booking_id = b.id left join offer o on o.id = u.offer_id
                where e.test_mode = 'off'
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
