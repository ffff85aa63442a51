package dev.marquee.ticket.listing;

import dev.marquee.platform.words.Text;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Takes over the ticket types of an event, whose inventory is locked. */
@Component
public class TermsOfTypes {

    private record Present(int sold, @Nullable Integer quota) {}

    private final JdbcClient jdbc;

    public TermsOfTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A type that is no longer named is withdrawn: it stays for the tickets it once was sold as.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code capacity-below-sold}
     */
    void write(SaleTermsPush push) {
        var event = push.eventId();
        var known = present(event);
        checkPools(push, known);
        for (var type : push.ticketTypes()) {
            var present = known.remove(type.id());
            if (present == null) {
                insert(event, type);
            } else {
                if (type.quantity() < present.sold)
                    throw ChangeSaleTerms.belowSold(
                            Text.of("problem.sold.type", present.sold, type.name()), present.sold);
                update(event, type);
                count(event, type, present);
            }
        }
        known.forEach((id, type) -> withdraw(event, id, type.sold));
    }

    /**
     * What its types have sold must fit into each pool, also of types that were not in it before.
     */
    private static void checkPools(SaleTermsPush push, Map<Long, Present> known) {
        var sold = new LinkedHashMap<Pool, Integer>();
        for (var type : push.ticketTypes()) {
            var present = known.get(type.id());
            if (type.pool() != null && present != null)
                sold.merge(type.pool(), present.sold, Integer::sum);
        }
        sold.forEach((pool, n) -> {
            if (n > pool.quantity())
                throw ChangeSaleTerms.belowSold(Text.of("problem.sold.pool", n, pool.name()), n);
        });
    }

    private void withdraw(long event, long id, int sold) {
        if (sold > 0) throw ChangeSaleTerms.belowSold(Text.of("problem.sold.left-out", sold), sold);
        jdbc.sql(
                        "update ticket_type set quantity = 0, pool = null, pool_quantity = null where event_id = ? and id = ?")
                .params(event, id)
                .update();
    }

    private Map<Long, Present> present(long event) {
        var types = new HashMap<Long, Present>();
        jdbc.sql("select id, sold, quota from ticket_type where event_id = ?")
                .param(event)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        types.put(
                                                row.getLong("id"),
                                                new Present(
                                                        row.getInt("sold"),
                                                        row.getObject("quota", Integer.class))));
        return types;
    }

    private void insert(long event, SaleTermsPush.Type type) {
        statement(
                        """
                        insert into ticket_type (event_id, id, name, price_minor, quantity, sold, position,
                                                 sale_starts_at, sale_ends_at, quota, min_minor, tax_rate_bp, tax_included,
                                                 min_per_booking, max_per_booking, needs_code, pool, pool_quantity)
                        values (:event, :id, :name, :price, :quantity, 0, :position, :starts, :ends, :quota, :min, :taxRate, :taxIncluded,
                                :minPerBooking, :maxPerBooking, :needsCode, :pool, :poolQuantity)
                        """,
                        event,
                        type)
                .update();
    }

    private void update(long event, SaleTermsPush.Type type) {
        statement(
                        """
                        update ticket_type set name = :name, price_minor = :price, quantity = :quantity, position = :position,
                               sale_starts_at = :starts, sale_ends_at = :ends, quota = :quota, min_minor = :min, tax_rate_bp = :taxRate,
                               tax_included = :taxIncluded, min_per_booking = :minPerBooking, max_per_booking = :maxPerBooking,
                               needs_code = :needsCode, pool = :pool, pool_quantity = :poolQuantity
                        where event_id = :event and id = :id
                        """,
                        event,
                        type)
                .update();
    }

    private StatementSpec statement(String sql, long event, SaleTermsPush.Type type) {
        var pool = type.pool();
        return jdbc.sql(sql)
                .param("event", event)
                .param("id", type.id())
                .param("name", type.name())
                .param("price", type.priceMinor())
                .param("quantity", type.quantity())
                .param("position", type.position())
                .param("starts", at(type.saleStartsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ends", at(type.saleEndsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("quota", type.quota(), Types.INTEGER)
                .param("min", type.pricing().minMinor(), Types.BIGINT)
                .param("taxRate", type.pricing().taxRateBp())
                .param("taxIncluded", type.pricing().taxIncluded())
                .param("minPerBooking", type.pricing().minPerBooking(), Types.INTEGER)
                .param("maxPerBooking", type.pricing().maxPerBooking(), Types.INTEGER)
                .param("needsCode", type.isHidden())
                .param("pool", pool == null ? null : pool.name(), Types.VARCHAR)
                .param("poolQuantity", pool == null ? null : pool.quantity(), Types.INTEGER);
    }

    /**
     * Buyers are counted as long as a type has a quota of its own. Who has more by then keeps them,
     * and gets no more.
     */
    private void count(long event, SaleTermsPush.Type type, Present before) {
        if (before.quota == null && type.quota() != null && before.sold > 0)
            jdbc.sql(
                            """
                            insert into buyer_type_quota (email, event_id, ticket_type_id, held, quota)
                            select b.quota_email, t.event_id, t.ticket_type_id, count(*), greatest(count(*), :quota)
                            from ticket t join booking b on b.id = t.booking_id
                            where t.event_id = :event and t.ticket_type_id = :id and t.status <> 'cancelled'
                            group by b.quota_email, t.event_id, t.ticket_type_id
                            """)
                    .param("quota", type.quota())
                    .param("event", event)
                    .param("id", type.id())
                    .update();
        if (before.quota != null && type.quota() == null)
            jdbc.sql("delete from buyer_type_quota where event_id = ? and ticket_type_id = ?")
                    .params(event, type.id())
                    .update();
    }

    private static @Nullable Object at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
