package dev.marquee.site.visit;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells the visitors of a day apart, by a hash that nobody can turn back once the day is over. */
class Visitors {

    private static final int HASH_BYTES = 8;

    private final Figures figures;
    private final String origin;
    private final Clock clock;
    private final ViewCounts counts = new ViewCounts();
    private volatile Figures.@Nullable DaySalt salt;

    Visitors(Figures figures, MarqueeSettings settings, Clock clock) {
        this.figures = figures;
        this.origin = settings.publicUrl().toString();
        this.clock = clock;
    }

    /** The hash; null for who asks not to be told apart, and while there is nothing to do it by. */
    @Nullable String hash(HttpServletRequest request) {
        if ("1".equals(request.getHeader("Sec-GPC"))) return null;
        var today = salt();
        if (today == null) return null;
        return hash(
                today.salt(),
                origin,
                ClientAddress.network(ClientAddress.of(request)),
                String.valueOf(request.getHeader(HttpHeaders.USER_AGENT)));
    }

    static String hash(String salt, String origin, String network, String userAgent) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(salt), "HmacSHA256"));
            var hash =
                    mac.doFinal(
                            String.join("\0", origin, network, userAgent)
                                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this is more than anybody looks at within a minute. */
    boolean isTooMuch(String hash) {
        return counts.isTooMuch(hash);
    }

    /** Today's, once it was told. */
    private Figures.@Nullable DaySalt salt() {
        var known = salt;
        return known != null && clock.instant().isBefore(known.until()) ? known : null;
    }

    /** Asks for today's, unless it is known; yesterday's is forgotten. */
    void askForSalt() {
        if (salt() != null) return;
        salt = null;
        salt = figures.salt();
    }
}
