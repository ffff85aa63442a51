package dev.marquee.ticket.inventory;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.listing.TicketType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For event-service, which follows what is sold. */
@RestController
class StockLevelController {

    /** Longer than any change takes from reading the clock to its commit. */
    private static final Duration UNSEEN = Duration.ofSeconds(30);

    private final Stocks stocks;

    StockLevelController(Stocks stocks) {
        this.stocks = stocks;
    }

    /**
     * The stock that changed since then, and somewhat earlier: a change that was under way when the
     * caller asked last may carry an earlier time than those it saw.
     */
    @GetMapping("/internal/stock")
    List<Stocks.Level> stock(@RequestParam(required = false) @Nullable Instant since) {
        return stocks.changedSince(since == null ? Instant.EPOCH : since.minus(UNSEEN));
    }

    /**
     * What is sold of an event.
     *
     * @param hiddenSold of types that need a code
     * @param hiddenShared how many fewer tickets there are for everybody because of them
     * @param testBookings how many bookings are deleted when it goes live
     */
    record Sold(
            int sold,
            int hiddenSold,
            int hiddenShared,
            int testBookings,
            List<TypeLeft> ticketTypes) {

        /**
         * Of a type.
         *
         * @param left of its own quantity, whatever others took of a pool that it shares
         */
        record TypeLeft(long id, int quantity, int left) {}
    }

    /** With all types, also those that need a code. */
    @GetMapping("/internal/stock/{event}")
    Sold sold(@PathVariable String event) {
        var stock = stocks.find(event).orElseThrow(() -> Problems.notFound("event"));
        return new Sold(
                stock.sold(),
                stock.types().stream()
                        .filter(TicketType::needsCode)
                        .mapToInt(TicketType::sold)
                        .sum(),
                stock.hiddenShared(),
                stocks.testBookings(stock.terms()),
                stock.types().stream()
                        .filter(type -> type.quantity() > 0)
                        .map(type -> new Sold.TypeLeft(type.id(), type.quantity(), type.left()))
                        .toList());
    }
}
