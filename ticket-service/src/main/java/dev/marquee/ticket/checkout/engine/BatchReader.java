package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.BuyerOfEvent;
import dev.marquee.ticket.checkout.Purchase.BuyerOfType;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict.FirstAnswer;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.OfferClaim;
import dev.marquee.ticket.offer.OfferCounts;
import dev.marquee.ticket.offer.OfferCounts.BuyerOf;
import dev.marquee.ticket.offer.OfferCounts.CodeOf;
import dev.marquee.ticket.offer.ReadOffers;
import dev.marquee.ticket.seating.SeatReader;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads, with one statement each, all that a batch of purchases is decided by. The inventory comes
 * first and stays locked: whatever is read after it cannot change before the commit.
 */
final class BatchReader {

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private record Counts(int capacity, int sold, int issued, int wantedAny) {}

    /** Which events have automatic discounts, and which have seats. */
    private record Particulars(Set<Long> withAutomatic, Set<Long> seated) {}

    /** Whether the organiser has automatic discounts comes with it, without a further statement. */
    private static final String TERMS =
            """
            select s.*, a.organizer_id is not null as has_automatic from sale_terms s
            left join (select distinct organizer_id from offer where automatic and active) a on a.organizer_id = s.organizer_id
            where s.event_id = any(?)
            """;

    private final JsonMapper json;
    private final SeatReader seats;

    BatchReader(JsonMapper json) {
        this.json = json;
        this.seats = new SeatReader(json);
    }

    Decisions.Known read(Connection connection, List<Purchase> purchases, Instant now)
            throws SQLException {
        var events = purchases.stream().map(Purchase::eventId).distinct().sorted().toList();
        var particulars = new Particulars(new HashSet<>(), new HashSet<>());
        var stocks = lockStocks(connection, events, particulars);
        return new Decisions.Known(
                now,
                stocks,
                held(connection, purchases),
                heldOfTypes(connection, purchases, stocks),
                answers(connection, purchases),
                offers(connection, purchases, stocks, particulars.withAutomatic),
                seats.read(connection, particulars.seated));
    }

    /** The seats of these bookings, which were decided by what was read here, are committed. */
    void committed(Decisions.Known known, List<Booking> bookings) {
        if (known.seats().isEmpty()) return;
        bookings.stream()
                .filter(booking ->
                        booking.tickets().stream().anyMatch(ticket -> ticket.seat() != null))
                .map(booking -> booking.event().eventId())
                .distinct()
                .forEach(event ->
                        seats.committed(event, Objects.requireNonNull(known.seats().get(event))));
    }

    /** Asks only if a purchase names a code, or an event has an automatic discount. */
    private static OfferCounts offers(
            Connection connection,
            List<Purchase> purchases,
            Map<Long, Stock> stocks,
            Set<Long> withAutomatic)
            throws SQLException {
        var codes = new LinkedHashSet<CodeOf>();
        var buyers = new LinkedHashSet<BuyerOf>();
        for (var purchase : purchases) {
            if (!stocks.containsKey(purchase.eventId())) continue;
            var code = code(purchase.offer());
            if (code == null) continue;
            codes.add(code);
            buyers.add(new BuyerOf(code.offerId(), purchase.quotaEmail()));
        }
        return ReadOffers.locked(connection, codes, buyers, withAutomatic);
    }

    private static @Nullable CodeOf code(@Nullable OfferClaim claim) {
        return switch (claim) {
            case null -> null;
            case OfferClaim.ByCode(var offer, var code) ->
                    offer == null ? null : new CodeOf(offer, code);
            case OfferClaim.Again(var use) ->
                    use == null || use.code() == null
                            ? null
                            : new CodeOf(use.offerId(), use.code());
        };
    }

    /** Locks in the order of the ids, as everyone does: so nobody waits in a circle. */
    private static Map<Long, Stock> lockStocks(
            Connection connection, List<Long> events, Particulars particulars) throws SQLException {
        var counts = new LinkedHashMap<Long, Counts>();
        forEach(
                connection,
                "select event_id, capacity, sold, issued, wanted_any, seated from inventory where event_id = any(?) order by event_id for update",
                "bigint",
                events,
                row -> {
                    counts.put(
                            row.getLong(1),
                            new Counts(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)));
                    if (row.getBoolean(6)) particulars.seated.add(row.getLong(1));
                });
        var types = new HashMap<Long, List<TicketType>>();
        forEach(
                connection,
                "select * from ticket_type where event_id = any(?)",
                "bigint",
                counts.keySet(),
                row ->
                        types.computeIfAbsent(row.getLong("event_id"), event -> new ArrayList<>())
                                .add(TicketType.read(row)));
        var stocks = new HashMap<Long, Stock>();
        forEach(
                connection,
                TERMS,
                "bigint",
                counts.keySet(),
                row -> {
                    var terms = SaleTerms.read(row);
                    if (row.getBoolean("has_automatic"))
                        particulars.withAutomatic.add(terms.eventId());
                    var count = Objects.requireNonNull(counts.get(terms.eventId()));
                    stocks.put(
                            terms.eventId(),
                            new Stock(
                                    terms,
                                    count.capacity,
                                    count.sold,
                                    count.issued,
                                    types.getOrDefault(terms.eventId(), List.of()),
                                    count.wantedAny));
                });
        return stocks;
    }

    /**
     * By the whole key. By the address alone, PostgreSQL has to guess how often one occurs, guesses
     * too high, and reads the whole table for each batch.
     */
    private static Map<BuyerOfEvent, Integer> held(Connection connection, List<Purchase> purchases)
            throws SQLException {
        var buyers = purchases.stream().map(Purchase::buyerOfEvent).distinct().toList();
        var held = new HashMap<BuyerOfEvent, Integer>();
        try (var statement =
                connection.prepareStatement(
                        """
                        select q.email, q.event_id, q.held
                        from unnest(cast(? as varchar array), cast(? as bigint array)) as u (email, event_id)
                        join buyer_quota q on q.email = u.email and q.event_id = u.event_id
                        """)) {
            statement.setArray(
                    1, array(connection, "varchar", buyers, buyer -> buyer.email().value()));
            statement.setArray(2, array(connection, "bigint", buyers, BuyerOfEvent::eventId));
            try (var rows = statement.executeQuery()) {
                while (rows.next())
                    held.put(
                            new BuyerOfEvent(new EmailAddress(rows.getString(1)), rows.getLong(2)),
                            rows.getInt(3));
            }
        }
        return held;
    }

    /** Asks only where a type has a quota of its own. */
    private static Map<BuyerOfType, Integer> heldOfTypes(
            Connection connection, List<Purchase> purchases, Map<Long, Stock> stocks)
            throws SQLException {
        var buyers =
                purchases.stream()
                        .filter(purchase -> stocks.containsKey(purchase.eventId()))
                        .flatMap(purchase ->
                                Objects.requireNonNull(stocks.get(purchase.eventId()))
                                        .types()
                                        .stream()
                                        .filter(type -> type.quota() != null)
                                        .map(type -> purchase.buyerOfType(type.id())))
                        .distinct()
                        .toList();
        if (buyers.isEmpty()) return Map.of();
        var held = new HashMap<BuyerOfType, Integer>();
        try (var statement =
                connection.prepareStatement(
                        """
                        select q.email, q.event_id, q.ticket_type_id, q.held
                        from unnest(cast(? as varchar array), cast(? as bigint array), cast(? as bigint array))
                             as u (email, event_id, ticket_type_id)
                        join buyer_type_quota q
                             on q.email = u.email and q.event_id = u.event_id and q.ticket_type_id = u.ticket_type_id
                        """)) {
            statement.setArray(
                    1, array(connection, "varchar", buyers, buyer -> buyer.email().value()));
            statement.setArray(2, array(connection, "bigint", buyers, BuyerOfType::eventId));
            statement.setArray(3, array(connection, "bigint", buyers, BuyerOfType::ticketTypeId));
            try (var rows = statement.executeQuery()) {
                while (rows.next())
                    held.put(
                            new BuyerOfType(
                                    new EmailAddress(rows.getString(1)),
                                    rows.getLong(2),
                                    rows.getLong(3)),
                            rows.getInt(4));
            }
        }
        return held;
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private Map<String, FirstAnswer> answers(Connection connection, List<Purchase> purchases)
            throws SQLException {
        var answers = new HashMap<String, FirstAnswer>();
        forEach(
                connection,
                "select idem_key, body_hash, booking_id, refusal from idempotency_key where idem_key = any(?)",
                "varchar",
                purchases.stream()
                        .map(Purchase::key)
                        .filter(Objects::nonNull)
                        .map(key -> key.value())
                        .toList(),
                row -> {
                    var refusal = row.getString(4);
                    answers.put(
                            row.getString(1),
                            new FirstAnswer(
                                    row.getString(2),
                                    row.getObject(3, Long.class),
                                    refusal == null
                                            ? null
                                            : json.readValue(refusal, Refusal.class)));
                });
        return answers;
    }

    private static void forEach(
            Connection connection, String sql, String type, Collection<?> values, RowReader reader)
            throws SQLException {
        if (values.isEmpty()) return;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf(type, values.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) reader.read(rows);
            }
        }
    }
}
