package dev.marquee.customer.complaint;

import dev.marquee.platform.config.MarqueeSettings;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The links in mails that open one complaint without an account. A token is computed from the
 * complaint and its requester's address, and nothing is stored: another address, or none, makes it
 * worthless.
 */
public final class ComplaintLinks {

    private static final Pattern TOKEN = Pattern.compile("([0-9a-z]{1,13})-([0-9a-z]{25})");
    private static final int BASE = 36;
    private static final int SIGNATURE = 16; // bytes; at most 25 digits of base 36

    private final SecretKeySpec secret;
    private final String site;

    ComplaintLinks(String secret, MarqueeSettings settings) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.site = settings.publicUrl().toString();
    }

    /** Where its requester reads and answers it: signed in, or by a link that opens just this. */
    public String addressOf(Complaint complaint) {
        return site
                + (complaint.requester().account() == null
                        ? "/complaints/" + tokenOf(complaint)
                        : "/my/complaints/" + complaint.id());
    }

    public String tokenOf(Complaint complaint) {
        return tokenOf(complaint, "complaint");
    }

    /**
     * What answers by e-mail are known by. It is written into addresses, which many machines read:
     * so it opens nothing.
     */
    public String replyTokenOf(Complaint complaint) {
        return tokenOf(complaint, "reply");
    }

    /** The complaint that a reply's token names, be the token right or not. */
    public Optional<Long> ofReply(String token) {
        return idIn(token);
    }

    /** Whether a reply's token is that of this complaint. */
    public boolean takesReply(String token, Complaint complaint) {
        return !complaint.requester().email().isEmpty() && isSame(token, replyTokenOf(complaint));
    }

    private String tokenOf(Complaint complaint, String purpose) {
        var signature =
                Arrays.copyOf(
                        sign(
                                "%s:%d:%s"
                                        .formatted(
                                                purpose,
                                                complaint.id(),
                                                complaint.requester().email())),
                        SIGNATURE);
        var digits = new BigInteger(1, signature).toString(BASE);
        return Long.toString(complaint.id(), BASE)
                + "-"
                + "0".repeat(25 - digits.length())
                + digits;
    }

    /** The id that a token names; empty where it is no token. */
    Optional<Long> idIn(String token) {
        var matcher = TOKEN.matcher(token);
        if (!matcher.matches()) return Optional.empty();
        var id = new BigInteger(matcher.group(1), BASE);
        return id.bitLength() < Long.SIZE ? Optional.of(id.longValue()) : Optional.empty();
    }

    /** Takes as long for a nearly right token as for a wrong one. */
    boolean opens(String token, Complaint complaint) {
        return !complaint.requester().email().isEmpty() && isSame(token, tokenOf(complaint));
    }

    private static boolean isSame(String token, String right) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
