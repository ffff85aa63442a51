package dev.marquee.ticket.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For the gateway, which keeps pages as long as nothing on them has changed. */
@RestController
class StockStateController {

    /** Longer than any change takes from reading the clock to its commit. */
    private static final Duration UNSEEN = Duration.ofSeconds(30);

    /**
     * What is compared with the answer of before.
     *
     * @param asOf what to ask with the next time
     */
    record State(Instant asOf, String terms, List<StockState.Level> levels) {}

    private final StockState state;
    private final Clock clock;

    StockStateController(StockState state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /**
     * The stock that changed since then, and in the half minute before; without a time, in that.
     */
    @GetMapping("/internal/stock-state")
    State state(@RequestParam(required = false) @Nullable Instant since) {
        var now = clock.instant();
        var from = Objects.requireNonNullElse(since, now).minus(UNSEEN);
        return new State(now, state.terms(now), state.changedSince(from));
    }
}
