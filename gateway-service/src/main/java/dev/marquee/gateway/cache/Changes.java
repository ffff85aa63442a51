package dev.marquee.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.gateway.cache.Kept.Begun;
import dev.marquee.gateway.web.Clients;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is known of changes in the catalogue, and so until when a kept answer was surely right.
 *
 * <p>A change that goes through this gateway raises the epoch before it is answered: whatever was
 * asked for in an earlier epoch is right no more. Of all other changes {@link ChangeCheck} hears by
 * asking the services: each check that finds nothing new makes what was asked for before it right
 * up to the check's beginning.
 */
@Component
public class Changes {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Whose data the catalogue shows; what is booked at ticket-service only changes the stock. */
    private static final Set<String> CATALOGUE = Set.of("event", "venue");

    private static final String ANY_STOCK = "*";
    private static final String LISTED_STOCK = "**";

    private record Check(long number, long begunAt) {}

    private final Clients clients;
    private final AtomicLong epoch = new AtomicLong();
    private volatile Check last = new Check(0, 0);
    private volatile long changedAt = System.nanoTime() - Duration.ofDays(1).toNanos();

    /**
     * In which check an event's stock was found changed, by its id and its code; for longer than
     * any answer lives.
     */
    private final Cache<String, Long> stock;

    /** When somebody at this address changed anything here. */
    private final Cache<String, Long> writers =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofSeconds(3))
                    .maximumSize(100_000)
                    .build();

    Changes(Clients clients, CacheSettings settings) {
        this.clients = clients;
        this.stock =
                Caffeine.newBuilder().expireAfterWrite(settings.lifetime().multipliedBy(3)).build();
    }

    /**
     * A service has answered; the client has not yet got it.
     *
     * @param status of the answer; 500 if there was none, since then it may have been done
     */
    public void answered(HttpServletRequest request, String service, int status) {
        if (SAFE.contains(request.getMethod()) || status >= 400 && status < 500) return;
        if (CATALOGUE.contains(service)) catalogueChanged();
        writers.put(clients.networkOf(request), System.nanoTime());
    }

    /** From now on no answer is right that was asked for before. */
    void catalogueChanged() {
        epoch.incrementAndGet();
        changedAt = System.nanoTime();
    }

    /** When the catalogue changed last, as far as this gateway knows. */
    long changedAt() {
        return changedAt;
    }

    /**
     * A check has ended well.
     *
     * @param begunAt when it began
     * @param events ids and codes of the events whose stock is another than in the check before
     * @param listed whether event-service counts otherwise than in the check before
     */
    void checked(long begunAt, Collection<String> events, boolean listed) {
        var number = last.number() + 1;
        for (var event : events) stock.put(event, number);
        if (!events.isEmpty()) stock.put(ANY_STOCK, number);
        if (listed) stock.put(LISTED_STOCK, number);
        last = new Check(number, begunAt);
    }

    /** To be remembered before a service is asked for something that is to be kept. */
    Begun begin() {
        var check = last;
        return new Begun(System.nanoTime(), epoch.get(), check.number());
    }

    /** Until when the answer was surely right; far in the past if it is not since a change. */
    long rightUntil(CacheKey key, Begun begun) {
        if (begun.epoch() != epoch.get()) return begun.at() - Duration.ofDays(1).toNanos();
        var check = last; // before the stock is read: its changes are there then
        if (begun.check() == 0 || check.begunAt() - begun.at() <= 0) return begun.at();
        return changedIn(key) > begun.check() ? begun.at() : check.begunAt();
    }

    private long changedIn(CacheKey key) {
        return switch (key.resource().stock()) {
            case NONE -> 0;
            case OF_THE_EVENT -> number(key.event());
            case OF_ALL -> number(ANY_STOCK);
            case LISTED -> number(LISTED_STOCK);
        };
    }

    private long number(@Nullable String subject) {
        var number = subject == null ? null : stock.getIfPresent(subject);
        return number == null ? 0 : number;
    }

    /**
     * Whether the reader has changed something after the answer was asked for. Readers are known by
     * their address; their neighbours merely get a newer answer than they need.
     */
    boolean isBeforeOwnChange(HttpServletRequest reader, Begun begun) {
        if (writers.estimatedSize() == 0) return false;
        var changed = writers.getIfPresent(clients.networkOf(reader));
        return changed != null && changed - begun.at() > 0;
    }
}
