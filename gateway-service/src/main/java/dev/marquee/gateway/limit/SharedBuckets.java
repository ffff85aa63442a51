package dev.marquee.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Counts in the database for all gateways together. While the database is down, each counts for
 * itself: a limit that is too generous for a while is better than a shut door.
 */
class SharedBuckets implements Buckets {

    private static final Logger log = LoggerFactory.getLogger(SharedBuckets.class);

    private final BucketTable table;
    private final Buckets meanwhile;

    SharedBuckets(BucketTable table, Buckets meanwhile) {
        this.table = table;
        this.meanwhile = meanwhile;
    }

    @Override
    public ConsumptionProbe take(String name, BucketConfiguration configuration) {
        try {
            return table.builder()
                    .withOptimization(Optimizations.batching())
                    .build(name, () -> configuration)
                    .tryConsumeAndReturnRemaining(1);
        } catch (DataAccessException | TimeoutException e) {
            log.warn("limits are counted here alone: {}", e.getMessage());
            return meanwhile.take(name, configuration);
        }
    }
}
