package dev.marquee.auth.audit.chain;

import dev.marquee.platform.chain.ChainEntry;
import dev.marquee.platform.chain.Commitment;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The row of the chain's end. Who has locked it writes; the others wait, so nothing can fork. */
@Repository
class ChainEnd {

    /**
     * How far the chain is.
     *
     * @param chain its name; null before its first entry
     * @param startedAt when that was
     * @param subjectKey by which what is somebody's is found
     * @param oldUntil the last id from before there was a chain
     * @param base the number of the head after which it begins; null for the whole
     */
    record Row(
            @Nullable String chain,
            @Nullable Instant startedAt,
            @Nullable String subjectKey,
            long seq,
            String hash,
            long oldUntil,
            @Nullable Long base) {}

    /** Of a chain that has begun. */
    record Begun(
            String chain,
            Instant startedAt,
            String subjectKey,
            long seq,
            String hash,
            long oldUntil,
            @Nullable Long base) {}

    private static final String SELECT =
            "select chain, started_at, subject_key, seq, hash, old_until, base from audit_chain where id = 1";

    private final JdbcClient jdbc;
    private final Clock clock;

    ChainEnd(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Holds the end until the transaction is over; the first who does begins the chain. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Begun lock() {
        var row = read(SELECT + " for update");
        if (row.chain() == null) {
            begin(UUID.randomUUID().toString(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            row = read(SELECT);
        }
        return begun(row);
    }

    /** As it is now, without holding it; null before the first entry. */
    @Nullable Begun now() {
        var row = read(SELECT);
        return row.chain() == null ? null : begun(row);
    }

    /** Moves it on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moveTo(long seq, String hash) {
        jdbc.sql("update audit_chain set seq = ?, hash = ? where id = 1")
                .params(seq, hash)
                .update();
    }

    private void begin(String chain, Instant at) {
        var hash = ChainEntry.hash(ChainEntry.genesis(chain, at));
        jdbc.sql("insert into audit_seal (seq, hash, prev, parts) values (0, ?, ?, '{}')")
                .params(hash, ChainEntry.NOTHING)
                .update();
        jdbc.sql(
                        "update audit_chain set chain = ?, started_at = ?, subject_key = ?, seq = 0, hash = ? where id = 1")
                .params(chain, at.atOffset(ZoneOffset.UTC), Commitment.newSalt(), hash)
                .update();
    }

    private Row read(String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> {
                    var started = row.getObject("started_at", OffsetDateTime.class);
                    return new Row(
                            row.getString("chain"),
                            started == null ? null : started.toInstant(),
                            row.getString("subject_key"),
                            row.getLong("seq"),
                            row.getString("hash"),
                            row.getLong("old_until"),
                            row.getObject("base", Long.class));
                })
                .single();
    }

    private static Begun begun(Row row) {
        if (row.chain() == null || row.startedAt() == null || row.subjectKey() == null)
            throw new IllegalStateException("the audit trail's chain has no beginning");
        return new Begun(
                row.chain(),
                row.startedAt(),
                row.subjectKey(),
                row.seq(),
                row.hash(),
                row.oldUntil(),
                row.base());
    }
}
