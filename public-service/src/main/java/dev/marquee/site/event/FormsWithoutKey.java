package dev.marquee.site.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.web.ClientAddress;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keys for forms that come without one. The page of an event is the same for all visitors, so it
 * holds no key; a script makes one in the browser. Where there is no script, a form that arrives
 * twice within a minute, from the same address and with the same content, gets the same key, so
 * that it books once.
 */
@Component
class FormsWithoutKey {

    private final Cache<String, String> keys =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .maximumSize(10_000)
                    .build();

    /** The key of this form; nobody can guess it, and no other content has it. */
    String keyOf(String code, Map<String, String> sent) {
        return keys.get(fingerprint(code, sent), none -> UUID.randomUUID().toString());
    }

    /** The form was refused: sent again, it is another attempt. */
    void refused(String code, Map<String, String> sent) {
        keys.invalidate(fingerprint(code, sent));
    }

    private static String fingerprint(String code, Map<String, String> sent) {
        return Sha256.of(
                ClientAddress.current().orElse("") + '\n' + code + '\n' + new TreeMap<>(sent));
    }
}
