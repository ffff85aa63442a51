package dev.marquee.gateway.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What has changed of what is sold, at ticket-service. */
@HttpExchange("/internal/stock-state")
public interface StockState {

    /**
     * What it is now.
     *
     * @param asOf what to ask with the next time
     * @param terms another text whenever the terms of sale have changed, or apply otherwise by now
     * @param levels events whose stock changed since then, and some that changed before
     */
    record State(Instant asOf, String terms, List<Level> levels) {

        /** A service of an earlier version says nothing of it. */
        public State {
            Objects.requireNonNull(asOf, "as_of");
            Objects.requireNonNull(terms, "terms");
            Objects.requireNonNull(levels, "levels");
        }
    }

    /** The stock of an event. */
    record Level(long eventId, String code, int capacity, int sold, Instant changedAt) {}

    /** Without a time, the changes of the last half minute. */
    @GetExchange
    State state(@RequestParam(required = false) @Nullable Instant since);
}
