package dev.marquee.notification.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Links by which the reader of a mail refuses further ones. They work for ever, need no sign-in and
 * reveal no address.
 */
@Component
public class UnsubscribeLinks {

    /** What a link stands for: an address by its fingerprint, and what it refuses. */
    record Target(String addressKey, SuppressionScope scope) {}

    /** 80 bits: guessing one takes longer than the world is old. */
    private static final int SIGNATURE = 10;

    private static final int LONGEST = 200;

    private final AddressSecret secret;
    private final URI publicUrl;

    public UnsubscribeLinks(AddressSecret secret, MarqueeSettings settings) {
        this.secret = secret;
        this.publicUrl = settings.publicUrl();
    }

    /** The whole address of the link for the reader of a mail. */
    public URI link(String address, SuppressionScope scope) {
        return URI.create(publicUrl + "/u/" + token(address, scope));
    }

    String token(String address, SuppressionScope scope) {
        var word = scope.word().getBytes(UTF_8);
        var content =
                ByteBuffer.allocate(AddressSecret.FINGERPRINT + word.length)
                        .put(secret.fingerprint(address))
                        .put(word)
                        .array();
        return AddressSecret.text(
                ByteBuffer.allocate(content.length + SIGNATURE)
                        .put(content)
                        .put(signature(content))
                        .array());
    }

    /** What a token stands for; empty if it is none of ours. */
    Optional<Target> read(String token) {
        if (token.length() > LONGEST) return Optional.empty();
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= AddressSecret.FINGERPRINT + SIGNATURE) return Optional.empty();
        var content = Arrays.copyOf(all, all.length - SIGNATURE);
        var signature = Arrays.copyOfRange(all, content.length, all.length);
        if (!MessageDigest.isEqual(signature, signature(content))) return Optional.empty();
        var key = Arrays.copyOf(content, AddressSecret.FINGERPRINT);
        var scope = Arrays.copyOfRange(content, AddressSecret.FINGERPRINT, content.length);
        return SuppressionScope.parse(new String(scope, UTF_8))
                .map(it -> new Target(AddressSecret.text(key), it));
    }

    private byte[] signature(byte[] content) {
        var signed = ByteBuffer.allocate(content.length + 1).put((byte) 'u').put(content).array();
        return Arrays.copyOf(secret.mac(signed), SIGNATURE);
    }
}
