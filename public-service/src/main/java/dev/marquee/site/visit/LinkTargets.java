package dev.marquee.site.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.client.HttpClientErrorException;

/** Where the tracking links of organisers lead; known for a minute. */
public class LinkTargets {

    private static final Duration KNOWN = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final Pattern CODE = Pattern.compile("[a-z2-9]{7}");

    private final Figures figures;
    private final Cache<String, Optional<String>> known =
            Caffeine.newBuilder().expireAfterWrite(KNOWN).maximumSize(MOST).build();

    LinkTargets(Figures figures) {
        this.figures = figures;
    }

    /**
     * The path, with what the visitors are counted by; empty if there is no such link.
     *
     * @throws org.springframework.web.client.RestClientException if report-service does not say
     */
    public Optional<String> find(String code) {
        return CODE.matcher(code).matches() ? known.get(code, this::ask) : Optional.empty();
    }

    private Optional<String> ask(String code) {
        try {
            return Optional.of(figures.link(code).path());
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        }
    }
}
