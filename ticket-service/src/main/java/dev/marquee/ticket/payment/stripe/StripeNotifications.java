package dev.marquee.ticket.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.ticket.payment.PaymentProvider.Notice;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads events of Stripe. Nothing is read of one but its id, its kind, its mode and the id of what
 * it is about: the rest looks different with each version of the API, and is fetched.
 */
final class StripeNotifications {

    static final String HEADER = "Stripe-Signature";

    /** Kinds that are about an attempt or a refund. All others are taken, and lead to nothing. */
    private static final Set<String> KINDS =
            Set.of(
                    "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired",
                    "payment_intent.payment_failed",
                    "refund.created",
                    "refund.updated",
                    "refund.failed",
                    "charge.dispute.created",
                    "charge.dispute.closed");

    private static final Pattern TIME = Pattern.compile("t=(\\d{1,12})");
    private static final Pattern SIGNATURE = Pattern.compile("v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofSeconds(300);
    private static final String ALGORITHM = "HmacSHA256";

    private final StripeKeys keys;
    private final JsonMapper json;
    private final Clock clock;

    StripeNotifications(StripeKeys keys, JsonMapper json, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    Notice read(HttpHeaders headers, byte[] body) {
        var why = whyNotSigned(headers.getFirst(HEADER), body);
        if (why != null) return new Notice.Invalid(why);
        try {
            return hint(json.readTree(body));
        } catch (JacksonException e) {
            return new Notice.Invalid("not readable");
        }
    }

    private @Nullable String whyNotSigned(@Nullable String header, byte[] body) {
        if (header == null) return "no signature";
        var time = TIME.matcher(header);
        if (!time.find()) return "no signature that can be read";
        var seconds = Long.parseLong(time.group(1));
        if (!isSigned(header, mac(seconds, body))) return "another signature";
        var age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant()).abs();
        return age.compareTo(TOLERANCE) > 0 ? "signed at another time" : null;
    }

    /** There are two signatures while the secret is being changed. */
    private static boolean isSigned(String header, byte[] mac) {
        return SIGNATURE
                .matcher(header)
                .results()
                .anyMatch(given ->
                        MessageDigest.isEqual(HexFormat.of().parseHex(given.group(1)), mac));
    }

    private Notice hint(JsonNode event) {
        var id = text(event.path("id"));
        var kind = text(event.path("type"));
        if (id == null || kind == null) return new Notice.Invalid("no id or no type");
        var mode = event.path("livemode");
        var isOurs = mode.isBoolean() && mode.booleanValue() == keys.isLive();
        var ref =
                isOurs && KINDS.contains(kind)
                        ? text(event.path("data").path("object").path("id"))
                        : null;
        return new Notice.Hint(id, kind, ref, "");
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private byte[] mac(long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.webhookSecret().getBytes(UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
