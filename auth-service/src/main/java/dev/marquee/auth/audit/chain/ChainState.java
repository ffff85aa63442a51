package dev.marquee.auth.audit.chain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the chain stands. */
@Component
public class ChainState {

    /**
     * As of a moment.
     *
     * @param chain its name; null before its first entry
     * @param lastSeq -1 before its first entry
     * @param unsealed how many entries wait to be sealed
     * @param oldest how long the oldest of them has waited
     */
    public record Now(
            @Nullable String chain,
            long lastSeq,
            String lastHash,
            long unsealed,
            Duration oldest) {}

    private final ChainEnd end;
    private final SealMetrics waiting;
    private final JdbcClient jdbc;

    ChainState(ChainEnd end, SealMetrics waiting, JdbcClient jdbc) {
        this.end = end;
        this.waiting = waiting;
        this.jdbc = jdbc;
    }

    public Now now() {
        var chain = end.now();
        var unsealed = jdbc.sql("select count(*) from audit_unsealed").query(Long.class).single();
        return new Now(
                chain == null ? null : chain.chain(),
                chain == null ? -1 : chain.seq(),
                chain == null ? "" : chain.hash(),
                unsealed,
                waiting.oldest());
    }
}
