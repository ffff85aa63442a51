package dev.marquee.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Real tokens, signed with the key that the service under test believes, and forged ones. */
public final class SignedTokens {

    static final String REVOKED = "this-one-is-revoked";

    private final ECKey key;
    private final String issuer;
    private final Clock clock;

    /** Tokens signed with the key of a service under test. */
    public SignedTokens(JWKSource<SecurityContext> keys, String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
        try {
            var all = new JWKSelector(new JWKMatcher.Builder().build());
            this.key = keys.get(all, null).getFirst().toECKey();
        } catch (KeySourceException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An account with this role. */
    public String person(long id, String role) {
        return signed(account(id, role).build());
    }

    /** Another service of the suite. */
    String service() {
        return signed(claims("some-service").claim("scope", "internal").build());
    }

    /** A client of the organiser's own making. */
    String program(String scope) {
        return signed(claims("till-7").claim("owner_id", "9002").claim("scope", scope).build());
    }

    /** By name, every token of an admin that is not what it says or not good any more. */
    Map<String, String> bad() throws JOSEException {
        var admin = account(9001, "ADMIN");
        var good = admin.build();
        var stranger = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
        var other = new ECKeyGenerator(Curve.P_256).keyID("unknown").generate();
        var now = clock.instant();
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("alg none", new PlainJWT(good).serialize());
        tokens.put(
                "HS256 with the public key",
                hmac(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8), good));
        tokens.put(
                "HS256 with the public key's bytes", hmac(key.toECPublicKey().getEncoded(), good));
        tokens.put("unknown kid", signed(header("unknown").build(), good, new ECDSASigner(other)));
        tokens.put(
                "somebody else's key",
                signed(header(key.getKeyID()).build(), good, new ECDSASigner(stranger)));
        var anywhere = URI.create("http://localhost:1/keys");
        tokens.put(
                "jku",
                signed(
                        header(key.getKeyID()).jwkURL(anywhere).build(),
                        good,
                        new ECDSASigner(stranger)));
        tokens.put(
                "x5u",
                signed(
                        header(key.getKeyID()).x509CertURL(anywhere).build(),
                        good,
                        new ECDSASigner(stranger)));
        tokens.put(
                "jwk",
                signed(
                        header("unknown").jwk(other.toPublicJWK()).build(),
                        good,
                        new ECDSASigner(other)));
        tokens.put("changed payload", changed(signed(account(9003, "CUSTOMER").build())));
        tokens.put("wrong issuer", signed(new JWTClaimsSet.Builder(good).issuer("evil").build()));
        tokens.put(
                "other audience", signed(new JWTClaimsSet.Builder(good).audience("other").build()));
        tokens.put(
                "expired",
                signed(
                        new JWTClaimsSet.Builder(good)
                                .expirationTime(date(now.minusSeconds(3600)))
                                .build()));
        tokens.put(
                "not yet valid",
                signed(
                        new JWTClaimsSet.Builder(good)
                                .notBeforeTime(date(now.plusSeconds(3600)))
                                .expirationTime(date(now.plusSeconds(7200)))
                                .build()));
        tokens.put("no token at all", "nonsense");
        return tokens;
    }

    /** An admin's, until it was called back. */
    String revoked() {
        return signed(account(9001, "ADMIN").jwtID(REVOKED).build());
    }

    private JWTClaimsSet.Builder account(long id, String role) {
        var email = role.toLowerCase(java.util.Locale.ROOT) + "@ticket.local";
        return claims(String.valueOf(id))
                .claim("name", email)
                .claim("email", email)
                .claim("email_verified", true)
                .claim("auth_time", clock.instant().getEpochSecond())
                .claim("roles", List.of(role));
    }

    /** Issued a little later than now, so that whoever signs out everywhere can come again. */
    private JWTClaimsSet.Builder claims(String subject) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("marquee")
                .subject(subject)
                .issueTime(date(now.plusSeconds(60)))
                .expirationTime(date(now.plusSeconds(600)));
    }

    @SuppressWarnings("JavaUtilDate") // the library's own
    private static java.util.Date date(Instant instant) {
        return java.util.Date.from(instant);
    }

    private static JWSHeader.Builder header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid);
    }

    private String signed(JWTClaimsSet claims) {
        try {
            return signed(header(key.getKeyID()).build(), claims, new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private String hmac(byte[] secret, JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                claims,
                new MACSigner(Arrays.copyOf(secret, Math.max(secret.length, 32))));
    }

    private static String changed(String token) {
        var parts = token.split("\\.");
        var payload = new String(Base64URL.from(parts[1]).decode(), StandardCharsets.UTF_8);
        return parts[0]
                + "."
                + Base64URL.encode(payload.replace("\"CUSTOMER\"", "\"ADMIN\""))
                + "."
                + parts[2];
    }
}
