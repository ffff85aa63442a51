package dev.marquee.site.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.locale.ReaderLocales;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is on, for everybody. Lists are asked for each time: pages are kept at the gateway, and what
 * was kept here as well would be older than that knows.
 */
public class PublicEvents {

    /** A search of the front page; from and to are days or moments. */
    public record Search(
            @Nullable String q,
            @Nullable String category,
            @Nullable String from,
            @Nullable String to,
            boolean available,
            int page,
            int size) {}

    private final EventClient events;
    private final ReaderLocales locales;
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
                search.available(),
                "starts_at",
                search.page(),
                search.size(),
                locales.current().map(Locale::toLanguageTag).orElse(null));
    }

    /** The kinds of events, as they were two seconds ago at most. */
    public List<String> categories() {
        return categories.get("all", all -> events.categories());
    }
}
