package dev.marquee.auth.audit.chain;

import dev.marquee.platform.value.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Whose a part is: by an address in it, and by the account that did it or that it is about. */
final class Subjects {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s()<>\\[\\],;:\"@]{1,64}@[^\\s()<>\\[\\],;:\"@]{1,189}");
    private static final Pattern ACCOUNT = Pattern.compile("account:(\\d{1,18})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Keys of a part; null where it is nobody's. */
    record Keys(@Nullable String subject, @Nullable String account) {}

    private final String key;

    /**
     * @param key that is hashed with them, as 64 hexadecimal digits
     */
    Subjects(String key) {
        this.key = key;
    }

    String ofAddress(EmailAddress address) {
        return hash("email:" + address.value());
    }

    String ofAccount(long id) {
        return hash("account:" + id);
    }

    /**
     * Whose this is.
     *
     * @param actor the name of who did it
     */
    Keys of(String part, String content, String actor, String actorId, String target) {
        var text = part.equals("address") ? actor : content;
        var subject = address(text).map(this::ofAddress).orElse(null);
        return new Keys(subject, account(part, actorId, target).map(this::ofAccount).orElse(null));
    }

    private static Optional<Long> account(String part, String actorId, String target) {
        var about = ACCOUNT.matcher(target);
        if (part.equals("detail") && about.matches())
            return Optional.of(Long.valueOf(about.group(1)));
        if (part.equals("target_person") || !NUMBER.matcher(actorId).matches())
            return Optional.empty();
        return Optional.of(Long.valueOf(actorId));
    }

    /** The first in a text. */
    static Optional<EmailAddress> address(String text) {
        var found = ADDRESS.matcher(text);
        while (found.find()) {
            var address = EmailAddress.parse(found.group());
            if (address.isPresent()) return address;
        }
        return Optional.empty();
    }

    private String hash(String subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
