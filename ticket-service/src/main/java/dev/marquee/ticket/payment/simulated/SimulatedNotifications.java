package dev.marquee.ticket.payment.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.ticket.payment.PaymentProvider.Notice;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Signs and reads what the simulated provider notifies of: {@code t=<seconds>,v1=<HMAC>}. */
final class SimulatedNotifications {

    static final String HEADER = "Simulated-Signature";

    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofSeconds(300);
    private static final String ALGORITHM = "HmacSHA256";

    /** What a notification says. */
    record Told(String id, String kind, @Nullable String ref) {}

    private final byte[] secret;
    private final JsonMapper json;
    private final Clock clock;

    SimulatedNotifications(String secret, JsonMapper json, Clock clock) {
        this.secret = secret.getBytes(UTF_8);
        this.json = json;
        this.clock = clock;
    }

    /** The bytes of a notification. */
    byte[] write(Told told) {
        return json.writeValueAsBytes(told);
    }

    /** The header that goes with these bytes. */
    String sign(byte[] body, Instant at) {
        var seconds = at.getEpochSecond();
        return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(mac(seconds, body)));
    }

    Notice read(HttpHeaders headers, byte[] body) {
        var given = headers.getFirst(HEADER);
        if (given == null) return new Notice.Invalid("no signature");
        var signature = SIGNATURE.matcher(given);
        if (!signature.matches()) return new Notice.Invalid("no signature that can be read");
        var seconds = Long.parseLong(signature.group(1));
        if (!MessageDigest.isEqual(HexFormat.of().parseHex(signature.group(2)), mac(seconds, body)))
            return new Notice.Invalid("another signature");
        var age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant()).abs();
        if (age.compareTo(TOLERANCE) > 0) return new Notice.Invalid("signed at another time");
        try {
            var told = json.readValue(body, Told.class);
            return new Notice.Hint(told.id(), told.kind(), told.ref(), "");
        } catch (JacksonException e) {
            return new Notice.Invalid("not readable");
        }
    }

    private byte[] mac(long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((seconds + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
