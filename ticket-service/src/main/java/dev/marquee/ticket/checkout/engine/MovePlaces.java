package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.inventory.Stock;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Books places of another event for the buyer of a booking, when staff move tickets there. Stock,
 * quotas and the end of the sale decide as for every purchase; a type's sale window, its code and
 * its numbers per booking bind buyers alone.
 */
@Component
public class MovePlaces {

    private final JdbcTemplate jdbc;
    private final BatchReader reader;
    private final BatchWriter writer;
    private final Clock clock;

    public MovePlaces(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.reader = new BatchReader(json);
        this.writer = new BatchWriter(json);
        this.clock = clock;
    }

    /**
     * Makes a booking of the other event for the same buyer, reserved without an end, of which
     * nobody is told. What its tickets cost is for the caller to say.
     *
     * @param booking whose buyer it is for
     * @param event whose inventory is locked in the caller's transaction
     * @param writes whether it is made; if not, it is only asked whether it could be
     * @return the new booking, or why not
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Verdict handle(Booking booking, long event, long type, int quantity, boolean writes) {
        var purchase = ExchangePlaces.purchase(booking, event, type, quantity);
        var ids = new IdBlocks(jdbc);
        ids.prepare(1 + quantity);
        ConnectionCallback<Verdict> taking =
                connection -> {
                    var known =
                            forStaff(
                                    reader.read(connection, List.of(purchase), clock.instant()),
                                    event);
                    var outcome = Decisions.decide(known, List.of(purchase), ids);
                    var verdict = outcome.verdicts().getFirst();
                    if (writes && verdict instanceof Verdict.Booked)
                        writer.writeSilently(connection, known, outcome);
                    return verdict;
                };
        return Objects.requireNonNull(jdbc.execute(taking));
    }

    private static Decisions.Known forStaff(Decisions.Known known, long event) {
        var stock = known.stocks().get(event);
        if (stock == null) return known;
        var stocks = new HashMap<>(known.stocks());
        stocks.put(
                event,
                new Stock(
                        stock.terms(),
                        stock.capacity(),
                        stock.sold(),
                        stock.issued(),
                        stock.types().stream().map(ExchangePlaces::forStaff).toList(),
                        stock.wantedAny()));
        return known.with(stocks);
    }
}
