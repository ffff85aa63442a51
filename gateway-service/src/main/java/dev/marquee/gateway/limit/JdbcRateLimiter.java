package dev.marquee.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts in PostgreSQL for all gateways together. While the database is down, each counts for
 * itself: a limit that is too generous for a while is better than a shut door.
 */
class JdbcRateLimiter implements Buckets {

    private static final Logger log = LoggerFactory.getLogger(JdbcRateLimiter.class);
    private static final int BATCH = 1_000;

    private final LimitSchema schema;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final Buckets fallback;

    /**
     * @param fallback counts while the database gives no answer
     */
    JdbcRateLimiter(DataSource database, LimitSchema schema, Buckets fallback, Clock clock) {
        this.schema = schema;
        this.buckets =
                Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .table("rate_limit_bucket")
                        .clientClock(new ClockTime(clock))
                        .requestTimeout(Duration.ofSeconds(2))
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        Duration.ofSeconds(10)))
                        .build();
        this.fallback = fallback;
    }

    @Override
    public ConsumptionProbe take(String name, BucketConfiguration configuration) {
        if (!schema.isReady()) return fallback.take(name, configuration);
        try {
            return buckets.builder()
                    .withOptimization(Optimizations.batching())
                    .build(name, () -> configuration)
                    .tryConsumeAndReturnRemaining(1);
        } catch (BucketExecutionException e) {
            log.warn("limits are counted here alone: {}", e.getMessage());
            return fallback.take(name, configuration);
        }
    }

    /** Forgets buckets that are full again. */
    void removeExpired() {
        if (!schema.isReady()) return;
        int removed;
        do removed = buckets.removeExpired(BATCH);
        while (removed == BATCH);
    }
}
