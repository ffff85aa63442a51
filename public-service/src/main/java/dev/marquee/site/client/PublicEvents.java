package dev.marquee.site.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.locale.ReaderLocales;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/**
 * What is on, for everybody. Lists are asked for each time: pages are kept at the gateway, and what
 * was kept here as well would be older than that knows.
 */
public class PublicEvents {

    private static final Logger log = LoggerFactory.getLogger(PublicEvents.class);

    /** A search of the front page; from and to are days or moments. */
    public record Search(
            @Nullable String q,
            @Nullable String category,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long organizer,
            boolean available,
            int page,
            int size) {

        /** Of all organisers. */
        public Search(
                @Nullable String q,
                @Nullable String category,
                @Nullable String from,
                @Nullable String to,
                boolean available,
                int page,
                int size) {
            this(q, category, from, to, null, available, page, size);
        }
    }

    private final EventClient events;
    private final ReaderLocales locales;
    private final Cache<Long, Optional<String>> names =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofSeconds(10))
                    .maximumSize(10_000)
                    .build();
    private final Cache<String, List<String>> categories =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build();

    PublicEvents(EventClient events, ReaderLocales locales) {
        this.events = events;
        this.locales = locales;
    }

    /** Events on sale, soonest first, in the language that the reader chose or asks for. */
    public EventList find(Search search) {
        return events.list(
                search.q(),
                search.category(),
                search.from(),
                search.to(),
                search.organizer(),
                search.available(),
                "starts_at",
                search.page(),
                search.size(),
                locales.current().map(Locale::toLanguageTag).orElse(null));
    }

    /** An event as everybody sees it, by its code. */
    public Event event(String code) {
        return events.event(code);
    }

    /** What an organiser is called, as it was some seconds ago; empty where nobody says. */
    public Optional<String> organizerName(long organizer) {
        return names.get(organizer, this::askName);
    }

    private Optional<String> askName(long organizer) {
        try {
            return Optional.ofNullable(events.brand(organizer).name());
        } catch (RestClientException e) {
            log.debug("no name of organiser {}", organizer, e);
            return Optional.empty();
        }
    }

    /** The sites that may show an organiser's events in a frame. */
    public List<String> embedOrigins(long organizer) {
        return events.embedOrigins(organizer).origins();
    }

    /** The kinds of events, as they were two seconds ago at most. */
    public List<String> categories() {
        return categories.get("all", all -> events.categories());
    }
}
