package dev.marquee.site.assistant.tool;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.marquee.platform.client.GivenCaller;
import dev.marquee.platform.language.Language;
import dev.marquee.platform.language.Languages;
import dev.marquee.site.client.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** What the events on sale are called, in all languages, as it was a minute ago at most. */
@Component
public class EventNames {

    private static final Logger log = LoggerFactory.getLogger(EventNames.class);
    private static final int MOST = 100;

    /** An event by its code, and its names. */
    public record Named(String code, List<String> names) {

        /** The first of its names. */
        public String name() {
            return names.getFirst();
        }
    }

    private final ToolClients clients;
    private final Languages languages;
    private final Clock clock;
    private final LoadingCache<String, List<Named>> kept;

    EventNames(
            ToolClients clients,
            Languages languages,
            Clock clock,
            @Value("${marquee.assistant.names-kept:1m}") Duration time) {
        this.clients = clients;
        this.languages = languages;
        this.clock = clock;
        this.kept = Caffeine.newBuilder().expireAfterWrite(time).build(key -> read());
    }

    /** The soonest events; none while event-service does not answer. */
    public List<Named> all() {
        try {
            return kept.get("all");
        } catch (RestClientException e) {
            // without what the answer said, as always here
            log.warn("The names of the events are not known: {}", e.getClass().getSimpleName());
            return List.of();
        }
    }

    private List<Named> read() {
        var names = new LinkedHashMap<String, List<String>>();
        for (var locale : locales()) names(locale, names);
        return names.entrySet().stream()
                .map(entry -> new Named(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private List<Locale> locales() {
        return languages.all().stream().map(Language::locale).toList();
    }

    private void names(Locale locale, Map<String, List<String>> names) {
        var from = clock.instant().truncatedTo(ChronoUnit.MINUTES).toString();
        for (Event event :
                clients.eventsFor(GivenCaller.nobody(locale))
                        .list(null, from, null, false, "starts_at", MOST)
                        .items()) {
            var known = names.computeIfAbsent(event.code(), code -> new ArrayList<>());
            if (!known.contains(event.name())) known.add(event.name());
        }
    }
}
