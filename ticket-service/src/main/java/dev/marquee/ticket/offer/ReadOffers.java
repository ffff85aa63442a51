package dev.marquee.ticket.offer;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.offer.OfferCounts.BuyerOf;
import dev.marquee.ticket.offer.OfferCounts.CodeOf;
import dev.marquee.ticket.offer.OfferCounts.Uses;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the offers of a batch of purchases on the batch's own connection. Inventories are locked
 * before offers, and offers by their ids: an offer for several events is a row that two lanes
 * share, and nobody may wait in a circle.
 */
public final class ReadOffers {

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private ReadOffers() {}

    /**
     * Reads what is known of these codes and buyers, and locks their offers. What was counted
     * before the lock is not looked at: whoever reads first and locks later sells one use twice.
     *
     * @param buyers who asks for which offer
     * @param events that have an automatic offer
     */
    public static OfferCounts locked(
            Connection connection,
            Collection<CodeOf> codes,
            Collection<BuyerOf> buyers,
            Collection<Long> events)
            throws SQLException {
        if (codes.isEmpty() && buyers.isEmpty() && events.isEmpty()) return OfferCounts.NONE;
        var ids = buyers.stream().map(BuyerOf::offerId).distinct().sorted().toList();
        return read(connection, ids, codes, buyers, events, " order by id for update");
    }

    /** The same without a lock, to show prices by. */
    public static OfferCounts seen(
            Connection connection, Collection<CodeOf> codes, Collection<Long> events)
            throws SQLException {
        var ids = codes.stream().map(CodeOf::offerId).distinct().sorted().toList();
        return read(connection, ids, codes, List.of(), events, "");
    }

    private static OfferCounts read(
            Connection connection,
            List<Long> ids,
            Collection<CodeOf> codes,
            Collection<BuyerOf> buyers,
            Collection<Long> events,
            String lock)
            throws SQLException {
        var offers = new HashMap<Long, Offer>();
        each(
                connection,
                "select * from offer where id = any(?)" + lock,
                ids,
                row -> {
                    var offer = Offer.read(row);
                    offers.put(offer.id(), offer);
                });
        return new OfferCounts(
                offers,
                codes(connection, List.copyOf(codes)),
                byBuyer(
                        connection,
                        buyers.stream()
                                .distinct()
                                .filter(buyer -> limitsBuyers(offers.get(buyer.offerId())))
                                .toList()),
                automatic(connection, events));
    }

    private static boolean limitsBuyers(@Nullable Offer offer) {
        return offer != null && offer.perBuyer() != null;
    }

    private static Map<CodeOf, Uses> codes(Connection connection, List<CodeOf> codes)
            throws SQLException {
        var uses = new HashMap<CodeOf, Uses>();
        if (codes.isEmpty()) return uses;
        try (var statement =
                connection.prepareStatement(
                        """
                        select c.offer_id, c.code_folded, c.live_uses, c.use_limit
                        from unnest(cast(? as bigint array), cast(? as varchar array)) as u (offer_id, code)
                        join offer_code c on c.offer_id = u.offer_id and c.code_folded = u.code
                        """)) {
            statement.setArray(1, array(connection, "bigint", codes, CodeOf::offerId));
            statement.setArray(2, array(connection, "varchar", codes, CodeOf::code));
            each(
                    statement,
                    row ->
                            uses.put(
                                    new CodeOf(row.getLong(1), row.getString(2)),
                                    new Uses(row.getInt(3), row.getObject(4, Integer.class))));
        }
        return uses;
    }

    private static Map<BuyerOf, Integer> byBuyer(Connection connection, List<BuyerOf> buyers)
            throws SQLException {
        var uses = new HashMap<BuyerOf, Integer>();
        if (buyers.isEmpty()) return uses;
        try (var statement =
                connection.prepareStatement(
                        """
                        select o.offer_id, o.quota_email, sum(o.uses)
                        from unnest(cast(? as bigint array), cast(? as varchar array)) as u (offer_id, email)
                        join offer_use o on o.offer_id = u.offer_id and o.quota_email = u.email
                        where o.state = 'live' group by o.offer_id, o.quota_email
                        """)) {
            statement.setArray(1, array(connection, "bigint", buyers, BuyerOf::offerId));
            statement.setArray(
                    2, array(connection, "varchar", buyers, buyer -> buyer.email().value()));
            each(
                    statement,
                    row ->
                            uses.put(
                                    new BuyerOf(row.getLong(1), new EmailAddress(row.getString(2))),
                                    row.getInt(3)));
        }
        return uses;
    }

    private static Map<Long, List<Offer>> automatic(Connection connection, Collection<Long> events)
            throws SQLException {
        var offers = new HashMap<Long, List<Offer>>();
        each(
                connection,
                """
                select s.event_id as of_event, o.* from sale_terms s join offer o on o.organizer_id = s.organizer_id
                where s.event_id = any(?) and o.automatic and o.active and (o.event_id is null or o.event_id = s.event_id)
                order by o.id
                """,
                events,
                row ->
                        offers.computeIfAbsent(row.getLong("of_event"), e -> new ArrayList<>())
                                .add(Offer.read(row)));
        return offers;
    }

    private static void each(
            Connection connection, String sql, Collection<Long> ids, RowReader reader)
            throws SQLException {
        if (ids.isEmpty()) return;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            each(statement, reader);
        }
    }

    private static void each(PreparedStatement statement, RowReader reader) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) reader.read(rows);
        }
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
