package dev.marquee.gateway.room;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.ServiceSecrets;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * What a browser shows for its place: random, and signed, so that no statement is spent on what we
 * have not given. The place's public id is made from it and leads back to nobody.
 */
@Component
class PlaceTokens {

    /** For programs, which keep no cookies. */
    static final String HEADER = "Waiting-Room-Token";

    /** Tells the event's page, and the gateway's cache, that its reader may book. */
    static final String INSIDE = "marquee_inside";

    private static final String HMAC = "HmacSHA256";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{22}");
    private static final Duration KEPT = Duration.ofDays(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final boolean secure;

    /** Signed with what all gateways have in common, and no other service has. */
    PlaceTokens(
            MarqueeSettings settings,
            @Value("${marquee.service-key:}") String given,
            @Value("${spring.application.name}") String name) {
        var own =
                given.isBlank()
                        ? ServiceSecrets.clientSecret(settings.masterSecret(), name)
                        : given;
        key = new SecretKeySpec(("waiting room " + own).getBytes(StandardCharsets.UTF_8), HMAC);
        secure = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    /** A new one for this event. */
    String create(long event) {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        var random = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return random + "." + signature(event, random);
    }

    /** The id of the place; empty for what is not ours, or of another event. */
    Optional<String> idOf(long event, String token) {
        if (!TOKEN.matcher(token).matches()) return Optional.empty();
        var random = token.substring(0, 22);
        var expected = signature(event, random).getBytes(StandardCharsets.UTF_8);
        var given = token.substring(23).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) return Optional.empty();
        return Optional.of(HexFormat.of().formatHex(hmac("id " + event + " " + random), 0, 16));
    }

    /** What stands for a client's address in the database. */
    String network(long event, String address) {
        return HexFormat.of().formatHex(hmac("network " + event + " " + address));
    }

    /** The cookie's or the header's token in a request, as {@link #idOf} reads it. */
    Optional<String> in(long event, List<String> cookies) {
        return value(name(event), cookies);
    }

    String cookie(long event, String token) {
        return of(name(event), token, "/", KEPT);
    }

    String forgotten(long event) {
        return of(name(event), "", "/", Duration.ZERO);
    }

    /** Says for so long that its reader may book; nothing is decided by it. */
    String inside(String code, Duration left) {
        return of(INSIDE, "1", "/e/" + code, left);
    }

    private String of(String name, String value, String path, Duration kept) {
        return ResponseCookie.from(name, value)
                .path(path)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(kept)
                .build()
                .toString();
    }

    private static Optional<String> value(String name, List<String> headers) {
        for (var header : headers)
            for (var pair : header.split(";")) {
                var cookie = pair.strip();
                if (cookie.startsWith(name + "="))
                    return Optional.of(cookie.substring(name.length() + 1));
            }
        return Optional.empty();
    }

    private static String name(long event) {
        return "marquee_place_" + event;
    }

    private String signature(long event, String random) {
        var bytes = hmac("place " + event + " " + random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, 22);
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
