package dev.marquee.ticket.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
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
}
