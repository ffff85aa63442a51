package dev.marquee.site.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on, for everybody: kept for two seconds, so that a rush to the front page asks
 * event-service once.
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
    private final Cache<Search, EventList> lists =
            Caffeine.newBuilder().maximumSize(200).expireAfterWrite(Duration.ofSeconds(2)).build();
    private final Cache<String, List<String>> categories =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    PublicEvents(EventClient events) {
        this.events = events;
    }

    /** Events on sale, soonest first. */
    public EventList find(Search search) {
        return lists.get(
                search,
                s ->
                        events.list(
                                s.q(),
                                s.category(),
                                s.from(),
                                s.to(),
                                s.available(),
                                "starts_at",
                                s.page(),
                                s.size()));
    }

    /** The kinds of events. */
    public List<String> categories() {
        return categories.get("all", all -> events.categories());
    }
}
