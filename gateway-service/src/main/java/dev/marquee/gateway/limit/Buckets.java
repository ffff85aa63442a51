package dev.marquee.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;

/** Where it is counted who came how often. */
interface Buckets {

    /** Takes one token from the bucket of this name, if there is one. */
    ConsumptionProbe take(String name, BucketConfiguration configuration);
}
