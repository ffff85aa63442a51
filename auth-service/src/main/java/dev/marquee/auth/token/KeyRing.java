package dev.marquee.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Signing keys (EC P-256, for ES256), the newest first. As text it is a JWK set in which {@code
 * iat} says since when a key is published.
 */
record KeyRing(List<Key> keys) {

    private static final String SINCE = "iat";

    record Key(JWK jwk, Instant since) {

        String id() {
            return jwk.getKeyID();
        }
    }

    KeyRing {
        if (keys.isEmpty()) throw new IllegalStateException("there is no signing key");
        keys = keys.stream().sorted(Comparator.comparing(Key::since).reversed()).toList();
    }

    static KeyRing first(Instant now) {
        return new KeyRing(List.of(create(now)));
    }

    /**
     * @param now counts as the age of keys that do not say theirs
     * @throws IllegalStateException if this is no JWK set, or an empty one
     */
    static KeyRing parse(String text, Instant now) {
        try {
            var keys = new ArrayList<Key>();
            for (var key :
                    JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(text), "keys")) {
                var since =
                        key.get(SINCE) instanceof Number seconds
                                ? Instant.ofEpochSecond(seconds.longValue())
                                : now;
                keys.add(new Key(JWK.parse(key), since));
            }
            return new KeyRing(keys);
        } catch (ParseException e) {
            throw new IllegalStateException("the signing keys cannot be read", e);
        }
    }

    /** The newest key published by {@code by}; where all are younger, the oldest. */
    JWK signing(Instant by) {
        return keys.stream()
                .filter(key -> !key.since().isAfter(by))
                .findFirst()
                .orElseGet(keys::getLast)
                .jwk();
    }

    boolean isOlderThan(Instant time) {
        return keys.getFirst().since().isBefore(time);
    }

    KeyRing withNew(Instant now) {
        var more = new ArrayList<>(keys);
        more.addFirst(create(now));
        return new KeyRing(more);
    }

    /** Without the keys whose successor was published before {@code time}. */
    KeyRing without(Instant time) {
        return new KeyRing(
                IntStream.range(0, keys.size())
                        .filter(i -> i == 0 || !keys.get(i - 1).since().isBefore(time))
                        .mapToObj(keys::get)
                        .toList());
    }

    private static Key create(Instant now) {
        try {
            var jwk =
                    new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyIDFromThumbprint(true)
                            .generate();
            return new Key(jwk, Instant.ofEpochSecond(now.getEpochSecond()));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a signing key", e);
        }
    }

    /** As a JWK set, with the private parts. */
    String toText() {
        return JSONObjectUtils.toJSONString(
                Map.of(
                        "keys",
                        keys.stream()
                                .map(key -> {
                                    var json = key.jwk().toJSONObject();
                                    json.put(SINCE, key.since().getEpochSecond());
                                    return json;
                                })
                                .toList()));
    }

    /** Without the keys, so that they never reach a log. */
    @Override
    public String toString() {
        return "KeyRing " + keys.stream().map(Key::id).toList();
    }
}
