package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.eventchange.EventCompleted;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Books what was sold before this system knew of it. */
@Component
public class PastSales {

    /** A purchase, and when it was made. */
    public record Sale(Purchase purchase, Instant at) {}

    private final JdbcTemplate jdbc;
    private final BatchReader reader;
    private final BatchWriter writer;
    private final EventCompleted completed;
    private final Clock clock;

    PastSales(JdbcTemplate jdbc, JsonMapper json, EventCompleted completed, Clock clock) {
        this.jdbc = jdbc;
        this.reader = new BatchReader(json);
        this.writer = new BatchWriter(json);
        this.completed = completed;
        this.clock = clock;
    }

    /**
     * Books these sales together, by the same rules as any other and under the same locks. Nobody
     * is told of them; of an event that is completed, the figures are owed. A sale whose key was
     * used before is not booked again.
     *
     * @return how many bookings there are now that were not there before
     */
    @Transactional
    public int book(List<Sale> sales) {
        var ids = new IdBlocks(jdbc);
        ids.prepare(sales.stream().mapToInt(sale -> 1 + sale.purchase().quantity()).sum());
        ConnectionCallback<Integer> batch =
                connection -> {
                    var purchases = sales.stream().map(Sale::purchase).toList();
                    var known = reader.read(connection, purchases, clock.instant());
                    var outcome = Decisions.decide(asItWas(known, sales), purchases, ids);
                    writer.writeSilently(connection, known, outcome);
                    backdate(connection, sales, outcome.verdicts());
                    return outcome.bookings().size();
                };
        var booked = Objects.requireNonNull(jdbc.execute(batch));
        sales.stream()
                .map(sale -> sale.purchase().eventId())
                .distinct()
                .sorted()
                .forEach(completed::tell);
        return booked;
    }

    /** At the time of the first sale: an event or a type that is over was still on sale. */
    private static Decisions.Known asItWas(Decisions.Known known, List<Sale> sales) {
        var then = sales.stream().map(Sale::at).min(Comparator.naturalOrder()).orElse(known.now());
        var stocks = new HashMap<Long, Stock>();
        known.stocks()
                .forEach((event, stock) ->
                        stocks.put(
                                event,
                                new Stock(
                                        stock.terms().beforehand(),
                                        stock.capacity(),
                                        stock.sold(),
                                        stock.issued(),
                                        stock.types().stream()
                                                .map(TicketType::beforehand)
                                                .toList())));
        return new Decisions.Known(
                then,
                stocks,
                known.held(),
                known.heldOfType(),
                known.answers(),
                known.offers(),
                known.seats());
    }

    private static void backdate(Connection connection, List<Sale> sales, List<Verdict> verdicts)
            throws SQLException {
        try (var update =
                connection.prepareStatement("update booking set created_at = ? where id = ?")) {
            for (int n = 0; n < sales.size(); n++) {
                if (!(verdicts.get(n) instanceof Verdict.Booked(var booking))) continue;
                update.setObject(1, sales.get(n).at().atOffset(ZoneOffset.UTC));
                update.setLong(2, booking.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
