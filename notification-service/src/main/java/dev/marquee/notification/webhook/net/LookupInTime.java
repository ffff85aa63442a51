package dev.marquee.notification.webhook.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives up a lookup that takes too long. It is made on a thread of its own, since it cannot be
 * stopped, and would hold up the few threads that carry all virtual ones.
 */
final class LookupInTime implements HostLookup, AutoCloseable {

    private static final int AT_ONCE = 64;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final HostLookup lookup;
    private final Duration longest;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    IDLE.toSeconds(),
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("webhook-dns-", 0).factory());

    LookupInTime(HostLookup lookup, Duration longest) {
        this.lookup = lookup;
        this.longest = longest;
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] all(String host) throws UnknownHostException {
        var asked = threads.submit(() -> lookup.all(host));
        try {
            return asked.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) throw unknown;
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            asked.cancel(false);
            throw new UnknownHostException(host + " was not found in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + " was not waited for");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
