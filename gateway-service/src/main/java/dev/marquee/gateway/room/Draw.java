package dev.marquee.gateway.room;

import dev.marquee.platform.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The lot among those who were there before the start. Whoever has the seed and the places gets the
 * same order: {@code docs/verify-draw.py} does it without any of this code.
 *
 * <p>A place's lot is HMAC-SHA256, with the seed as key, of the hash of all places and its own id.
 * As the hash of all places is in it, nobody who knows the seed early can make an id that wins: the
 * next visitor changes every lot.
 */
final class Draw {

    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Draw() {}

    /** 64 hexadecimal digits that nobody can guess. */
    static String newSeed() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What is published of a seed before the draw: SHA-256 of its digits. */
    static String commitment(String seed) {
        return Sha256.of(seed);
    }

    /** SHA-256 of the ids in alphabetical order, each once, one a line. */
    static String listHash(Collection<String> places) {
        return Sha256.of(String.join("\n", new TreeSet<>(places)));
    }

    /**
     * The ids in the order of their lots: the first is number 1. In which order they are given, and
     * how often, makes no difference.
     */
    static List<String> order(String seed, Collection<String> places) {
        record Lot(String value, String place) {}
        var mac = mac(seed);
        var list = listHash(places);
        return new TreeSet<>(places)
                .stream()
                        .map(place -> new Lot(lot(mac, list, place), place))
                        .sorted(Comparator.comparing(Lot::value).thenComparing(Lot::place))
                        .map(Lot::place)
                        .toList();
    }

    private static String lot(Mac mac, String list, String place) {
        var text = list + ":" + place;
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac mac(String seed) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
