package dev.marquee.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/** Counts in this process alone: enough for one gateway. */
class LocalBuckets implements Buckets {

    private static final int MOST = 200_000;

    private final Cache<String, Bucket> buckets;
    private final TimeMeter time;

    /**
     * @param longest what was not used for so long is full again
     */
    LocalBuckets(Duration longest, Clock clock) {
        this.time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder().expireAfterAccess(longest).maximumSize(MOST).build();
    }

    @Override
    public ConsumptionProbe take(String name, BucketConfiguration configuration) {
        return buckets.get(name, unknown -> bucket(configuration)).tryConsumeAndReturnRemaining(1);
    }

    private Bucket bucket(BucketConfiguration configuration) {
        var bucket = Bucket.builder().withCustomTimePrecision(time);
        for (var bandwidth : configuration.getBandwidths()) bucket.addLimit(bandwidth);
        return bucket.build();
    }
}
