package dev.marquee.gateway.limit;

import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Buckets as rows of PostgreSQL, each changed by comparing and setting: no lock is held and no
 * transaction open while a gateway thinks.
 */
class BucketTable extends AbstractCompareAndSwapBasedProxyManager<String> {

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean made;

    BucketTable(JdbcClient jdbc, Clock clock) {
        super(
                ClientSideConfig.getDefault()
                        .withClientClock(new ClockTime(clock))
                        .withRequestTimeout(Duration.ofSeconds(2)));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String bucket) {
        make();
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return jdbc.sql("select state from request_limit where bucket = ?")
                        .param(bucket)
                        .query(byte[].class)
                        .optional();
            }

            @Override
            public boolean compareAndSwap(
                    byte @Nullable [] before,
                    byte[] after,
                    RemoteBucketState state,
                    Optional<Long> timeoutNanos) {
                return before == null ? insert(bucket, after) : update(bucket, before, after);
            }
        };
    }

    private boolean insert(String bucket, byte[] state) {
        return jdbc.sql(
                                "insert into request_limit (bucket, state, used_at) values (?, ?, ?) on conflict do nothing")
                        .params(bucket, state, now())
                        .update()
                == 1;
    }

    private boolean update(String bucket, byte[] before, byte[] after) {
        return jdbc.sql(
                                "update request_limit set state = ?, used_at = ? where bucket = ? and state = ?")
                        .params(after, now(), bucket, before)
                        .update()
                == 1;
    }

    /**
     * Once: the gateway has no other table, and a database may come up after it. Gateways that
     * start together take turns, because "if not exists" alone is a race. A role that may make no
     * schema finds one that was made for it.
     */
    private void make() {
        if (made) return;
        jdbc.sql(
                        """
                        do $$ begin
                            perform pg_advisory_xact_lock(hashtext('gateway_service.request_limit'));
                            if to_regnamespace('gateway_service') is null then
                                create schema gateway_service;
                            end if;
                            create table if not exists gateway_service.request_limit (
                                bucket  varchar(200) primary key,
                                state   bytea not null,
                                used_at timestamp with time zone not null
                            );
                        end $$
                        """)
                .update();
        made = true;
    }

    /** Forgets buckets that are full again. */
    void forgetUnusedFor(Duration longest) {
        if (!made) return;
        jdbc.sql("delete from request_limit where used_at < ?")
                .param(now().minus(longest))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String bucket) {
        throw new UnsupportedOperationException("requests wait for their turn");
    }

    @Override
    public void removeProxy(String bucket) {
        jdbc.sql("delete from request_limit where bucket = ?").param(bucket).update();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String bucket) {
        throw new UnsupportedOperationException("requests wait for their turn");
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }
}
