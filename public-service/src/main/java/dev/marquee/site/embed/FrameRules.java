package dev.marquee.site.embed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.site.client.PublicEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Says to browsers on which sites an event may be shown in a frame. */
@Component
class FrameRules {

    private static final Logger log = LoggerFactory.getLogger(FrameRules.class);

    /** Nothing in a frame is loaded from elsewhere, and its form leads to us. */
    private static final String CONTENT =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Origins as event-service keeps them: nothing in them has a meaning in a policy. */
    private static final String ORIGIN = "https?://[a-z0-9.-]+(:\\d{1,5})?";

    /**
     * Where the frame may be shown.
     *
     * @param origins sites of others
     */
    record Allowed(List<String> origins, boolean onOurs) {

        static final Allowed PREVIEW = new Allowed(List.of(), true);

        private String ancestors() {
            if (onOurs) return "'self'";
            return origins.isEmpty() ? "'none'" : String.join(" ", origins);
        }
    }

    private final PublicEvents events;
    private final Cache<Long, List<String>> known =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofSeconds(2))
                    .maximumSize(10_000)
                    .build();

    FrameRules(PublicEvents events) {
        this.events = events;
    }

    /** The sites that an organiser has listed; none where event-service does not say. */
    Allowed of(long organizer) {
        return new Allowed(known.get(organizer, this::ask), false);
    }

    private List<String> ask(long organizer) {
        try {
            return events.embedOrigins(organizer).stream()
                    .filter(origin -> origin.matches(ORIGIN))
                    .toList();
        } catch (RestClientException e) {
            log.warn("The sites of organiser {} are not known", organizer, e);
            return List.of();
        }
    }

    /** For one event, in one language, for everybody alike. */
    static void apply(Allowed allowed, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT + allowed.ancestors());
        response.setHeader("Referrer-Policy", "strict-origin");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(FRESH).cachePublic().getHeaderValue());
    }
}
