package dev.marquee.gateway.cache;

import dev.marquee.gateway.client.CatalogueState;
import dev.marquee.gateway.client.StockState;
import dev.marquee.platform.client.ServiceClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Asks event- and ticket-service what has changed since the last time, whoever changed it: another
 * gateway, a booking, or the clock. Only while somebody reads, and more often right after a change
 * that went through this gateway, since ticket-service hears of it a moment later.
 */
@Component
class ChangeCheck {

    private static final Logger log = LoggerFactory.getLogger(ChangeCheck.class);

    private static final Duration READING = Duration.ofSeconds(3);
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** How often is looked whether it is time to ask. */
    static final Duration TICK = Duration.ofMillis(50);

    /** What both services said at one check. */
    private record Seen(CatalogueState.State catalogue, StockState.State sales) {

        boolean isSameCatalogue(Seen other) {
            return catalogue.version().equals(other.catalogue.version())
                    && sales.terms().equals(other.sales.terms());
        }

        boolean isSameListing(Seen other) {
            return catalogue.booked().equals(other.catalogue.booked());
        }
    }

    private final CatalogueState events;
    private final StockState tickets;
    private final Changes changes;
    private final long every;
    private volatile long readAt;
    private volatile boolean wasRead;
    private long askedAt;
    private boolean answering = true;

    private @Nullable Seen seen;
    private Map<Long, StockState.Level> levels = Map.of();

    ChangeCheck(ServiceClients clients, Changes changes, CacheSettings settings) {
        this.events = clients.asService(CatalogueState.class, "event");
        this.tickets = clients.asService(StockState.class, "ticket");
        this.changes = changes;
        this.every = settings.checkEvery().toNanos();
    }

    /** Somebody reads what is kept. */
    void isRead() {
        var now = System.nanoTime();
        if (wasRead && now - readAt < TICK.toNanos()) return;
        readAt = now;
        wasRead = true;
    }

    /** Asks, if it is time. */
    synchronized void look() {
        var now = System.nanoTime();
        var wait =
                now - changes.changedAt() < SETTLING.toNanos()
                        ? Math.min(every, 2 * TICK.toNanos())
                        : every;
        if (!wasRead || now - readAt > READING.toNanos() || now - askedAt < wait) return;
        askedAt = now;
        try {
            check(now);
            if (!answering) log.info("event- and ticket-service say what has changed again");
            answering = true;
        } catch (RestClientException | OAuth2AuthorizationException e) {
            if (answering)
                log.warn("It cannot be asked what has changed: {}", String.valueOf(e.getMessage()));
            answering = false;
        }
    }

    private void check(long now) {
        var before = seen;
        var found =
                new Seen(
                        events.state(),
                        tickets.state(before == null ? null : before.sales().asOf()));
        if (before != null && !before.isSameCatalogue(found)) changes.catalogueChanged();
        changes.checked(
                now, changed(found.sales()), before == null || !before.isSameListing(found));
        seen = found;
    }

    /**
     * Ids and codes of those whose stock was another before; the first time, of all that changed.
     */
    private List<String> changed(StockState.State state) {
        var changed = new ArrayList<String>();
        var now = new HashMap<Long, StockState.Level>();
        for (var level : state.levels()) {
            now.put(level.eventId(), level);
            if (level.equals(levels.get(level.eventId()))) continue;
            changed.add(String.valueOf(level.eventId()));
            changed.add(level.code());
        }
        levels = now;
        return changed;
    }
}
