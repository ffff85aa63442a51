package dev.marquee.site.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.site.client.ProofClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Which events show their counts, as it was a minute ago at most: their pages link to them. */
@Component
public class ShownProofs {

    static final Duration KEPT = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(ShownProofs.class);

    private static final int MOST = 10_000;

    private final ProofClient proofs;
    private final Cache<String, Boolean> shown =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    ShownProofs(ProofClient proofs) {
        this.proofs = proofs;
    }

    /** Whether the event shows them; a page is there without knowing. */
    public boolean has(String code) {
        var known = shown.getIfPresent(code);
        if (known != null) return known;
        try {
            proofs.proof(code);
            shown.put(code, true);
            return true;
        } catch (HttpClientErrorException.NotFound e) {
            shown.put(code, false);
            return false;
        } catch (RestClientException e) {
            log.debug("Whether {} shows its counts is not known", code, e);
            return false;
        }
    }
}
