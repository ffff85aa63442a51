package dev.marquee.ticket.inventory;

import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TestMode;
import dev.marquee.ticket.listing.TicketType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the stock of events, to show it. Nobody decides by it: a moment later it may be gone. */
@Component
public class Stocks {

    private static final String SELECT =
            """
            select e.*, i.capacity, i.sold, i.issued, i.wanted_any from sale_terms e join inventory i on i.event_id = e.event_id
            where %s
            """;

    private final JdbcClient jdbc;

    public Stocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The stock of an event by its id (digits) or its code. */
    public Optional<Stock> find(String idOrCode) {
        var stock =
                idOrCode.matches("[0-9]{1,18}")
                        ? find("e.event_id = ?", Long.valueOf(idOrCode))
                        : find("e.code = ?", idOrCode);
        return stock.map(found ->
                new Stock(
                        found.terms(),
                        found.capacity(),
                        found.sold(),
                        found.issued(),
                        types(found.terms().eventId()),
                        found.wantedAny()));
    }

    private Optional<Stock> find(String condition, Object value) {
        return jdbc.sql(SELECT.formatted(condition))
                .param(value)
                .query((row, n) -> stock(row))
                .optional();
    }

    /**
     * What everybody can see of some events, as {@link Stock#only} counts it: without types that
     * are sold by code alone, and without what they took of a pool that others share.
     */
    private static final String FOR_EVERYBODY =
            """
            select event_id, sum(case when pool_quantity is null then quantity else least(quantity, pool_quantity - hidden_sold) end) as capacity,
                sum(sold) as sold, sum(hidden_sold) as hidden_sold,
                sum(case when pool_quantity is null then 0 else least(quantity, pool_quantity) - least(quantity, pool_quantity - hidden_sold) end) as hidden_shared
            from (select event_id, pool_quantity,
                    sum(case when needs_code then 0 else quantity end) as quantity,
                    sum(case when needs_code then 0 else sold end) as sold,
                    sum(case when needs_code then sold else 0 end) as hidden_sold
                from ticket_type where event_id in (%s)
                group by event_id, pool, pool_quantity) as places
            group by event_id
            """;

    /** What of an event's free tickets is for those on its waiting list. */
    private static final String PROMISED =
            """
            least(i.capacity - i.sold, i.wanted_any + coalesce(
                (select sum(least(w.wanted, w.quantity - w.sold)) from ticket_type w where w.event_id = i.event_id and w.wanted > 0), 0))
            """;

    /** The same as {@link #SELECT} without what is sold by code alone, or promised. */
    private static final String OPEN =
            """
            select e.*, coalesce(o.capacity, i.capacity) as capacity, coalesce(o.sold, i.sold) as sold, i.issued, i.wanted_any
            from sale_terms e join inventory i on i.event_id = e.event_id left join (%s) o on o.event_id = e.event_id
            where e.status = 'published' and e.test_mode = 'off' and coalesce(e.ends_at, e.starts_at) > ?
                and coalesce(o.sold, i.sold) + %s < coalesce(o.capacity, i.capacity)
            order by e.starts_at, e.event_id
            """
                    .formatted(
                            FOR_EVERYBODY.formatted(
                                    "select event_id from ticket_type where needs_code"),
                            PROMISED);

    /**
     * Published events that are not over and have tickets left for everybody, the next one first;
     * no types.
     */
    public List<Stock> onSale(Instant now) {
        return jdbc.sql(OPEN)
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> stock(row))
                .list();
    }

    private static Stock stock(ResultSet row) throws SQLException {
        return new Stock(
                SaleTerms.read(row),
                row.getInt("capacity"),
                row.getInt("sold"),
                row.getInt("issued"),
                List.of(),
                row.getInt("wanted_any"));
    }

    private List<TicketType> types(long event) {
        return jdbc.sql("select * from ticket_type where event_id = ?")
                .param(event)
                .query((row, n) -> TicketType.read(row))
                .list();
    }

    /** How many bookings of an event were made to try it out. */
    int testBookings(SaleTerms event) {
        if (!event.isTest()) return 0;
        return jdbc.sql("select count(*) from booking where event_id = ?")
                .param(event.eventId())
                .query(Integer.class)
                .single();
    }

    /**
     * What of an event's stock other services follow.
     *
     * @param hiddenSold of types that need a code
     * @param hiddenShared how many fewer tickets there are for everybody because of them: they
     *     share pools; because free ones are promised to the waiting list; and because seats are
     *     held back
     * @param testMode off once its bookings count
     */
    record Level(
            long eventId,
            int capacity,
            int sold,
            int hiddenSold,
            int hiddenShared,
            Instant changedAt,
            TestMode testMode) {}

    /** The events whose stock changed at that time or later. */
    List<Level> changedSince(Instant since) {
        return jdbc.sql(
                        """
                        select i.event_id, i.capacity, i.sold, i.changed_at, e.test_mode,
                            coalesce(o.hidden_sold, 0) as hidden_sold, coalesce(o.hidden_shared, 0) + %s
                                + (select count(*) from seat_block k where k.event_id = i.event_id) as hidden_shared
                        from inventory i join sale_terms e on e.event_id = i.event_id left join (%s) o on o.event_id = i.event_id
                        where i.changed_at >= :since order by i.changed_at, i.event_id
                        """
                                .formatted(
                                        PROMISED,
                                        FOR_EVERYBODY.formatted(
                                                "select event_id from inventory where changed_at >= :since")))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Level(
                                row.getLong("event_id"),
                                row.getInt("capacity"),
                                row.getInt("sold"),
                                row.getInt("hidden_sold"),
                                row.getInt("hidden_shared"),
                                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                                TestMode.valueOf(
                                        row.getString("test_mode").toUpperCase(Locale.ROOT))))
                .list();
    }
}
