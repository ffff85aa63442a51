package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Verdict;
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
 * Holds tickets for somebody on the waiting list. All rules of a purchase decide, but that free
 * tickets are promised to the list: these are the list's. Who of it they are for is the caller's to
 * say.
 */
@Component
public class OfferPlaces {

    private final JdbcTemplate jdbc;
    private final BatchReader reader;
    private final BatchWriter writer;
    private final Clock clock;

    public OfferPlaces(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.reader = new BatchReader(json);
        this.writer = new BatchWriter(json);
        this.clock = clock;
    }

    /**
     * Makes the booking, of which nobody is told yet.
     *
     * @param purchase a reservation that has an end; the event's inventory is locked in the
     *     caller's transaction
     * @return the booking, or why there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Verdict handle(Purchase purchase) {
        var ids = new IdBlocks(jdbc);
        ids.prepare(1 + purchase.quantity());
        ConnectionCallback<Verdict> taking =
                connection -> {
                    var read = reader.read(connection, List.of(purchase), clock.instant());
                    var known = forList(read, purchase.eventId());
                    var outcome = Decisions.decide(known, List.of(purchase), ids);
                    var verdict = outcome.verdicts().getFirst();
                    if (verdict instanceof Verdict.Booked)
                        writer.writeSilently(connection, known, outcome);
                    return verdict;
                };
        return Objects.requireNonNull(jdbc.execute(taking));
    }

    private static Decisions.Known forList(Decisions.Known known, long event) {
        var stocks = new HashMap<>(known.stocks());
        stocks.computeIfPresent(event, (id, stock) -> stock.withoutList());
        return known.with(stocks);
    }
}
