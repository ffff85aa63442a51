package dev.marquee.site.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Whose event a page is about; known for a minute, and for a moment only that there is none: a
 * draft may be published.
 */
class VisitedEvents {

    private static final Duration KNOWN = Duration.ofMinutes(1);
    private static final Duration UNKNOWN = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    /**
     * An event as far as visits need it.
     *
     * @param testMode off, unless it is only tried out
     */
    record Visited(long id, long organizerId, String timeZone, @Nullable String testMode) {

        boolean counts() {
            return testMode == null || testMode.equals("off");
        }
    }

    /** event-service, as nobody. */
    @HttpExchange("/api/events")
    interface Client {
        @GetExchange("/{idOrCode}?as_buyer=true")
        Visited get(@PathVariable String idOrCode);
    }

    private final Client client;
    private final Cache<String, Optional<Visited>> known =
            Caffeine.newBuilder()
                    .expireAfter(
                            Expiry.<String, Optional<Visited>>writing(
                                    (code, event) -> event.isPresent() ? KNOWN : UNKNOWN))
                    .maximumSize(MOST)
                    .build();

    VisitedEvents(Client client) {
        this.client = client;
    }

    /**
     * By id or code; empty for one that nobody may see.
     *
     * @throws org.springframework.web.client.RestClientException if event-service does not say
     */
    Optional<Visited> find(String idOrCode) {
        return known.get(idOrCode, this::ask);
    }

    private Optional<Visited> ask(String idOrCode) {
        try {
            return Optional.of(client.get(idOrCode));
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        }
    }
}
