package dev.marquee.ticket.figures;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.search.LocalDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much money came and went: in all, by day, by ticket type and by offer, each with one
 * statement. What no booking needed is left out: it goes back by itself. The lines of each
 * breakdown add up to the totals of the same query.
 *
 * <p>None begins with "with": H2 answers such a statement with the parameters of the one before.
 */
@Component
public class MoneyFigures {

    /** Bookings that wait longer for their payment than this count on a day next to theirs. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(730);

    /**
     * What came, went and is outstanding, line by line, each with a number of its own. {@code
     * tickets} names those that money went back for, and nothing where it is for the whole booking.
     */
    private static final String MOVED =
            """
            select 4 * p.id as source, b.id as booking_id, b.event_id, p.succeeded_at as at, p.currency,
                   p.amount_minor as paid, 0 as outstanding, 0 as refunded, 0 as fees, '' as tickets
            from payment p join booking b on b.id = p.booking_id join sale_terms e on e.event_id = b.event_id
            %1$s and p.purpose = 'booking' and p.state in ('succeeded', 'refunded')
            and p.succeeded_at >= :from and p.succeeded_at < :until
            union all
            select 4 * r.id + 1, b.id, b.event_id, r.done_at, p.currency, 0, 0, r.amount_minor, r.fee_kept_minor, r.ticket_ids
            from refund r join payment p on p.id = r.payment_id
            join booking b on b.id = r.booking_id join sale_terms e on e.event_id = b.event_id
            %1$s and p.purpose = 'booking' and r.phase = 'done' and r.done_at >= :from and r.done_at < :until
            union all
            select 4 * b.id + 2, b.id, b.event_id, b.created_at, b.currency, 0, b.total_minor, 0, 0, ''
            from booking b join sale_terms e on e.event_id = b.event_id
            %1$s and b.status = 'pending_payment' and b.total_minor > 0
            and (b.expires_at is null or b.expires_at > :now) and b.created_at < :until
            """;

    private static final String SUMS =
            "sum(m.paid) as paid, sum(m.outstanding) as outstanding, sum(m.refunded) as refunded, sum(m.fees) as fees";

    /**
     * Shares are differences of rounded sums, so that all of a line add up to it. Hardly any line
     * needs that: most are of one type, or are what their tickets were sold for.
     */
    private static final String BY_TYPE =
            """
            select m.event_id, e.code, e.name as event_name, m.ticket_type_id, y.name,
                   m.currency, m.paid, m.outstanding, m.refunded, m.fees
            from (select m.event_id, m.ticket_type_id, m.currency, %2$s from (
                select s.event_id, s.ticket_type_id, s.currency, %3$s as paid, %4$s as outstanding, %5$s as refunded, %6$s as fees
                from (
                    select w.*, case when w.all_worth > 0 then w.worth else w.pieces end as weight,
                           case when w.all_worth > 0 then w.upto_worth else w.upto_pieces end as upto,
                           case when w.all_worth > 0 then w.all_worth else w.all_pieces end as whole
                    from (
                        select x.*, sum(x.worth) over (partition by x.source) as all_worth,
                               sum(x.worth) over (partition by x.source order by x.ticket_type_id) as upto_worth,
                               sum(x.pieces) over (partition by x.source) as all_pieces,
                               sum(x.pieces) over (partition by x.source order by x.ticket_type_id) as upto_pieces
                        from (
                            select m.source, t.ticket_type_id, min(m.event_id) as event_id, min(m.currency) as currency,
                                   min(m.paid) as paid, min(m.outstanding) as outstanding, min(m.refunded) as refunded, min(m.fees) as fees,
                                   cast(sum(t.paid_minor) as bigint) as worth, count(*) as pieces
                            from (%1$s) m join ticket t on t.booking_id = m.booking_id
                            and (m.tickets = '' or ',' || m.tickets || ',' like '%%,' || cast(t.id as varchar) || ',%%')
                            group by m.source, t.ticket_type_id
                        ) x
                    ) w
                ) s
            ) m group by m.event_id, m.ticket_type_id, m.currency) m join sale_terms e on e.event_id = m.event_id
            left join ticket_type y on y.event_id = m.event_id and y.id = m.ticket_type_id
            order by m.currency, m.paid desc, m.event_id, m.ticket_type_id
            """;

    private static final String SHARE =
            """
            case when s.%1$s = 0 or s.weight = s.whole then s.%1$s when s.%1$s = s.whole then s.weight
            else floor(s.%1$s * s.upto / s.whole) - floor(s.%1$s * (s.upto - s.weight) / s.whole) end\
            """;

    /** Uses and discounts of offers are lines of their own, because bookings may cost nothing. */
    private static final String BY_OFFER =
            """
            select o.id, o.name, max(c.code) as code, count(distinct c.code) as codes, m.currency, %2$s,
                   sum(m.uses) as uses, sum(m.discount) as discount
            from (
                select u.offer_id, u.code_folded, x.currency, x.paid, x.outstanding, x.refunded, x.fees, 0 as uses, 0 as discount
                from (%1$s) x left join offer_use u on u.booking_id = x.booking_id
                union all
                select u.offer_id, u.code_folded, b.currency, 0, 0, 0, 0, u.uses, coalesce((
                    select sum(t.discount_minor) from ticket t where t.booking_id = b.id and t.status in ('issued', 'used')), 0)
                from offer_use u join booking b on b.id = u.booking_id join sale_terms e on e.event_id = b.event_id
                %3$s and u.created_at >= :from and u.created_at < :until
            ) m left join offer o on o.id = m.offer_id
            left join offer_code c on c.organizer_id = o.organizer_id and c.code_folded = m.code_folded
            group by o.id, o.name, m.currency%4$s order by m.currency, case when o.id is null then 1 else 0 end, paid desc, o.id%4$s
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public MoneyFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One line for each currency. */
    public List<MoneySum> totals(MoneyQuery query) {
        return read(
                query,
                "select m.currency, %s from (%s) m group by m.currency order by m.currency"
                        .formatted(SUMS, moved(query)),
                Map.of(),
                (row, n) -> MoneySum.read(row));
    }

    /**
     * Payments on the day they were booked, what went back on the day it went, what is outstanding
     * on the day of its booking. Days on which nothing moved have no line.
     */
    public List<MoneyOfDay> byDay(MoneyQuery query) {
        var day =
                LocalDay.of("m.at", query.from().minus(LONGEST_WAIT), query.until(), query.zone());
        return read(
                query,
                "select %s as moved_on, m.currency, %s from (%s) m group by 1, 2 order by 1, 2"
                        .formatted(day.sql(), SUMS, moved(query)),
                day.parameters(),
                (row, n) ->
                        new MoneyOfDay(
                                LocalDate.ofEpochDay(row.getLong("moved_on")), MoneySum.read(row)));
    }

    /**
     * Shares of each payment by what its booking's tickets were sold for, to the smallest unit; of
     * what went back, by the tickets that it went back for. Those with most money come first.
     */
    public List<MoneyOfType> byTicketType(MoneyQuery query) {
        return read(
                query,
                BY_TYPE.formatted(
                        moved(query),
                        SUMS,
                        SHARE.formatted("paid"),
                        SHARE.formatted("outstanding"),
                        SHARE.formatted("refunded"),
                        SHARE.formatted("fees")),
                Map.of(),
                (row, n) ->
                        new MoneyOfType(
                                row.getLong("event_id"),
                                row.getString("code"),
                                row.getString("event_name"),
                                row.getLong("ticket_type_id"),
                                row.getString("name"),
                                MoneySum.read(row)));
    }

    /** Of each offer; bookings without one are the last line. */
    public List<MoneyOfOffer> byOffer(MoneyQuery query) {
        return byOffer(query, "");
    }

    /** Of each code, if it was used; those with most money come first. */
    public List<MoneyOfOffer> byCode(MoneyQuery query) {
        return byOffer(query, ", c.code");
    }

    private List<MoneyOfOffer> byOffer(MoneyQuery query, String code) {
        return read(
                query,
                BY_OFFER.formatted(moved(query), SUMS, query.conditions().where(), code),
                Map.of(),
                (row, n) -> offer(row));
    }

    private static MoneyOfOffer offer(ResultSet row) throws SQLException {
        return new MoneyOfOffer(
                row.getObject("id", Long.class),
                row.getString("name"),
                row.getInt("codes") == 1 ? row.getString("code") : null,
                row.getLong("uses"),
                Money.text(row.getLong("discount"), row.getString("currency")),
                MoneySum.read(row));
    }

    private static String moved(MoneyQuery query) {
        return MOVED.formatted(query.conditions().where());
    }

    private <T> List<T> read(
            MoneyQuery query, String sql, Map<String, Object> more, RowMapper<T> mapper) {
        var parameters = new HashMap<>(query.conditions().parameters());
        parameters.putAll(more);
        return jdbc.sql(sql)
                .params(parameters)
                .param("from", query.from().atOffset(ZoneOffset.UTC))
                .param("until", query.until().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(mapper)
                .list();
    }
}
