package dev.marquee.ticket.checkout;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the header Idempotency-Key. A key belongs to its caller: an account, a program, or, without
 * either, the buyer's address at that event. Whatever others use as keys, they get nobody else's
 * answer and are in nobody's way.
 */
public final class IdempotencyKeys {

    static final String HEADER = "Idempotency-Key";

    /** An answer that repeats an earlier one says so with {@code true}. */
    static final String REPLAYED_HEADER = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    /** Half a SHA-256: enough that no two are alike, and short in the index. */
    private static final int GUEST = 32;

    /** A UUID has 36; 128 bits in hexadecimal digits are 32. */
    private static final int RANDOM = 32;

    private IdempotencyKeys() {}

    /**
     * The key that was sent. In quotes, as a structured field has it, it is the same key.
     *
     * @throws org.springframework.web.ErrorResponseException 422 {@code invalid-input}
     */
    static String read(String header) {
        var quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        var key = quoted ? header.substring(1, header.length() - 1) : header;
        if (!KEY.matcher(key).matches())
            throw Problems.invalid(HEADER, Text.of("invalid.1-to-100-visible"));
        return key;
    }

    /** The key with whose it is. */
    public static String of(Optional<Caller> caller, long event, EmailAddress buyer, String key) {
        return caller.map(IdempotencyKeys::owner).orElseGet(() -> guest(event, buyer)) + ":" + key;
    }

    /** A program has no address of its own, and is named by its client id. */
    private static String owner(Caller caller) {
        return caller.email().isEmpty() ? "client:" + caller.name() : "account:" + caller.id();
    }

    /** No address in clear: these rows outlive the erasure of a person. */
    private static String guest(long event, EmailAddress buyer) {
        return "guest:" + Sha256.of(event + "\n" + buyer.value()).substring(0, GUEST);
    }

    /** Whether the key is long enough that nobody guesses it, as a random one is. */
    static boolean isUnguessable(String key) {
        return key.length() >= RANDOM;
    }
}
