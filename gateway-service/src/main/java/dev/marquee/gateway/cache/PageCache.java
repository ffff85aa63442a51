package dev.marquee.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.gateway.cache.Kept.Begun;
import dev.marquee.gateway.cache.Renderer.Away;
import dev.marquee.gateway.cache.Renderer.Fresh;
import dev.marquee.gateway.cache.Renderer.Outcome;
import dev.marquee.gateway.cache.Renderer.Passing;
import dev.marquee.gateway.cache.Renderer.Unkept;
import dev.marquee.platform.web.RequestId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers of the services, kept as long as they are right. Each is renewed by one request at a
 * time, however many wait for it; where the services do not answer, the last one known is given.
 */
@Component
class PageCache {

    /** How long a key is not asked for again whose service did not answer. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** What to send. */
    sealed interface Found {}

    /** Right at this moment, or made for this reader after it came. */
    record Right(Kept answer, boolean storable) implements Found {}

    /** The last one known, while its service is away. */
    record LastKnown(Kept answer, Duration age) implements Found {}

    /** Nothing: the request goes its own way. */
    record Nothing() implements Found {}

    private record Flight(Begun begun, CompletableFuture<Outcome> outcome) {}

    private final Renderer renderer;
    private final Changes changes;
    private final long renewAfter;
    private final long maxAge;
    private final long lifetime;
    private final long patience;
    private final Cache<CacheKey, Kept> kept;

    /** In an outage, another region is better than nothing; another language is not. */
    private record Alike(String uri, String language, @Nullable String theme) {

        static Alike to(CacheKey key) {
            var region = key.language().indexOf('-');
            return new Alike(
                    key.uri(),
                    region < 0 ? key.language() : key.language().substring(0, region),
                    key.theme());
        }
    }

    /** The last one made of those that are alike. */
    private final Cache<Alike, CacheKey> latest = Caffeine.newBuilder().maximumSize(10_000).build();

    private final ConcurrentHashMap<CacheKey, Flight> flights = new ConcurrentHashMap<>();
    private final Cache<CacheKey, Long> away =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofSeconds(3))
                    .maximumSize(10_000)
                    .build();
    private final Cache<CacheKey, Boolean> unkept =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofSeconds(2))
                    .maximumSize(10_000)
                    .build();

    PageCache(Renderer renderer, Changes changes, CacheSettings settings) {
        this.renderer = renderer;
        this.changes = changes;
        this.renewAfter = settings.renewAfter().toNanos();
        this.maxAge = settings.maxAge().toNanos();
        this.lifetime = settings.lifetime().toNanos();
        this.patience = settings.patience().toNanos();
        this.kept =
                Caffeine.newBuilder()
                        .maximumWeight(settings.maxSize().toBytes())
                        .weigher((CacheKey key, Kept answer) -> answer.weight())
                        .recordStats()
                        .build();
    }

    /** Shows among the metrics how often an answer was kept already. */
    void measure(MeterRegistry metrics) {
        CaffeineCacheMetrics.monitor(metrics, kept, "pages");
    }

    /** What this reader gets. Waits for a new answer where that is needed. */
    Found find(CacheKey key, HttpServletRequest reader) {
        var arrived = System.nanoTime();
        var known = kept.getIfPresent(key);
        if (known != null && !changes.isBeforeOwnChange(reader, known.begun())) {
            var age = age(key, known, arrived);
            if (age < renewAfter) return new Right(known, true);
            if (age < maxAge) {
                renew(key);
                return new Right(known, true);
            }
        }
        if (unkept.getIfPresent(key) != null) return new Nothing();
        var last = last(key);
        if (last != null && away.getIfPresent(key) != null) {
            renew(key);
            return lastKnown(last);
        }
        return await(key, reader, arrived);
    }

    /** Since when it is not known to be right; far more than any limit after a change. */
    private long age(CacheKey key, Kept answer, long now) {
        var since = now - answer.begun().at();
        return since > lifetime ? since : now - changes.rightUntil(key, answer.begun());
    }

    /**
     * Waits for the answer that is being made; if that was begun before a change, for the next one.
     * What was asked for after the reader came is right for it, whatever changes meanwhile.
     */
    private Found await(CacheKey key, HttpServletRequest reader, long arrived) {
        while (true) {
            var flight = fly(key);
            var known = last(key);
            var wait = known != null && isWrong(key, known, reader) ? 3 * patience : patience;
            Outcome outcome;
            try {
                outcome =
                        known == null
                                ? flight.outcome().get()
                                : flight.outcome()
                                        .get(
                                                arrived + wait - System.nanoTime(),
                                                TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                away.put(key, System.nanoTime());
                return lastKnown(known);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Nothing();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a service could not be asked", e.getCause());
            }
            var isOwn = flight.begun().at() - arrived >= 0;
            switch (outcome) {
                case Fresh(var answer) when isOwn || isRightFor(key, answer, reader) -> {
                    return new Right(answer, true);
                }
                case Fresh ignored -> {} // begun before a change: the next one is not
                case Passing(var answer) when isOwn -> {
                    return new Right(answer, false);
                }
                case Away ignored -> {
                    var last = last(key);
                    return last == null ? new Nothing() : lastKnown(last);
                }
                case Passing ignored -> {
                    return new Nothing();
                }
                case Unkept ignored -> {
                    return new Nothing();
                }
            }
        }
    }

    /** Whether it has changed since for sure: then a new one is worth some patience more. */
    private boolean isWrong(CacheKey key, Kept answer, HttpServletRequest reader) {
        return changes.rightUntil(key, answer.begun()) - answer.begun().at() < 0
                || changes.isBeforeOwnChange(reader, answer.begun());
    }

    private boolean isRightFor(CacheKey key, Kept answer, HttpServletRequest reader) {
        return age(key, answer, System.nanoTime()) < maxAge
                && !changes.isBeforeOwnChange(reader, answer.begun());
    }

    /** The last answer known for the key, or else for one that is alike. */
    private @Nullable Kept last(CacheKey key) {
        var own = kept.getIfPresent(key);
        if (own != null) return own;
        var other = latest.getIfPresent(Alike.to(key));
        return other == null ? null : kept.getIfPresent(other);
    }

    private static LastKnown lastKnown(@Nullable Kept known) {
        if (known == null) throw new IllegalStateException("waited for, with nothing else to give");
        return new LastKnown(known, Duration.ofNanos(System.nanoTime() - known.begun().at()));
    }

    /** Has it renewed by somebody else, unless its service has just not answered. */
    private void renew(CacheKey key) {
        var failed = away.getIfPresent(key);
        if (failed == null || System.nanoTime() - failed > PAUSE.toNanos()) fly(key);
    }

    /** The one request for this key that is under way, or a new one. */
    private Flight fly(CacheKey key) {
        var underWay = flights.get(key);
        if (underWay != null) return underWay;
        var mine = new Flight(changes.begin(), new CompletableFuture<>());
        var other = flights.putIfAbsent(key, mine);
        if (other != null) return other;
        var requestId = RequestId.current().orElseGet(() -> UUID.randomUUID().toString());
        Thread.startVirtualThread(() -> land(key, mine, requestId));
        return mine;
    }

    private void land(CacheKey key, Flight flight, String requestId) {
        try {
            var outcome = renderer.render(key, flight.begun(), requestId);
            store(key, outcome);
            flights.remove(key, flight);
            flight.outcome().complete(outcome);
        } catch (Throwable e) {
            flights.remove(key, flight);
            flight.outcome().completeExceptionally(e);
        }
    }

    private void store(CacheKey key, Outcome outcome) {
        switch (outcome) {
            case Fresh(var answer) -> {
                kept.put(key, answer);
                latest.put(Alike.to(key), key);
                away.invalidate(key);
            }
            case Away ignored -> away.put(key, System.nanoTime());
            case Passing ignored -> forget(key);
            case Unkept ignored -> {
                forget(key);
                unkept.put(key, true);
            }
        }
    }

    private void forget(CacheKey key) {
        kept.invalidate(key);
        latest.invalidate(Alike.to(key));
    }

    /** How much memory the answers take, in bytes, about. */
    long weight() {
        kept.cleanUp();
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
