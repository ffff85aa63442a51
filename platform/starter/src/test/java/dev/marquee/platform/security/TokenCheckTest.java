package dev.marquee.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Which tokens a service believes: real ones, signed with a published key, and no others. */
class TokenCheckTest {

    private static ECKey key;
    private static KeyServer server;
    private static JwtDecoder decoder;

    @BeforeAll
    static void publish() throws Exception {
        key = newKey("first");
        server = new KeyServer(key);
        decoder = decoder(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "marquee"})
    void tokens_name_the_sites_address_as_their_issuer_or_what_it_was_before(String issuer)
            throws Exception {
        var token = decoder.decode(signed(header(), claims().issuer(issuer).build()));
        assertThat(token.getClaimAsString("iss")).isEqualTo(issuer);
    }

    @Test
    void a_token_of_a_person_and_one_of_a_service_are_accepted() throws Exception {
        var person = decoder.decode(signed(header(), claims().build()));
        assertThat(Caller.of(person)).get().extracting(Caller::id).isEqualTo(7L);
        var service =
                new JWTClaimsSet.Builder()
                        .issuer("marquee")
                        .audience("marquee")
                        .subject("ticket-service")
                        .claim("scope", List.of("internal"))
                        .issueTime(new Date())
                        .expirationTime(in(60))
                        .build();
        var token = decoder.decode(signed(header(), service));
        assertThat(token.getSubject()).isEqualTo("ticket-service");
        assertThat(Caller.of(token)).isEmpty();
    }

    static Stream<Arguments> forged() throws Exception {
        var good = claims().build();
        var stranger = newKey("first");
        var rsa = new RSAKeyGenerator(2048).keyID("first").generate();
        var publicKey = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        var point = key.toECPublicKey().getEncoded();
        var unsigned = signed(header(), good).substring(0, signed(header(), good).lastIndexOf('.'));
        return Stream.of(
                Arguments.of("alg none", new PlainJWT(good).serialize()),
                Arguments.of("signature cut off", unsigned + "."),
                Arguments.of("HS256 with the public key as JSON", hmac(publicKey, good)),
                Arguments.of("HS256 with the public key as bytes", hmac(point, good)),
                Arguments.of(
                        "another key under a known name",
                        signed(header(), good, new ECDSASigner(stranger))),
                Arguments.of("RS256", rs256(rsa, good)),
                Arguments.of(
                        "unknown key id",
                        signed(
                                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("other").build(),
                                good,
                                new ECDSASigner(stranger))),
                Arguments.of("key brought along (jwk)", withOwnKey(stranger, good)),
                Arguments.of("key address brought along (jku)", withKeyAddress(stranger, good)),
                Arguments.of("changed payload", tampered(good)),
                Arguments.of("wrong issuer", signed(claims().issuer("https://evil.example"))),
                Arguments.of("no issuer", signed(claims().issuer(null))),
                Arguments.of("wrong audience", signed(claims().audience("other"))),
                Arguments.of("no audience", signed(claims().audience((String) null))),
                Arguments.of("expired", signed(claims().expirationTime(in(-120)))),
                Arguments.of("not yet valid", signed(claims().notBeforeTime(in(120)))),
                Arguments.of("other critical header", critical(good)),
                Arguments.of("not a token", "a.b.c"),
                Arguments.of("empty", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void anything_else_is_refused(String what, String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void the_claims_before_forging_are_good() throws Exception {
        assertThat(decoder.decode(signed(claims())).getSubject()).isEqualTo("7");
    }

    @Test
    void a_new_key_is_found_at_once_and_the_old_one_stays_good_while_it_is_published()
            throws Exception {
        var old = newKey("old");
        try (var keys = new KeyServer(old)) {
            var service = decoder(keys);
            assertThat(service.decode(signedBy(old)).getSubject()).isEqualTo("7");
            var fresh = newKey("fresh");
            keys.publish(fresh, old);
            assertThat(service.decode(signedBy(fresh)).getSubject()).isEqualTo("7");
            assertThat(service.decode(signedBy(old)).getSubject()).isEqualTo("7");
            assertThat(keys.fetches).hasValue(2);
        }
    }

    @Test
    void forged_key_names_do_not_make_a_service_ask_for_keys_all_the_time() throws Exception {
        var known = newKey("known");
        try (var keys = new KeyServer(known)) {
            var service = decoder(keys);
            service.decode(signedBy(known));
            var forged = new ArrayList<String>();
            for (var i = 0; i < 200; i++) forged.add(signedBy(newKey("forged-" + i)));
            var started = System.currentTimeMillis(); // the clock that the limit goes by
            for (var token : forged)
                assertThatThrownBy(() -> service.decode(token)).isInstanceOf(BadJwtException.class);
            var seconds = (System.currentTimeMillis() - started) / 1000;
            assertThat((long) keys.fetches.get()).isLessThan(20 + 2 * seconds);
            assertThat(service.decode(signedBy(known)).getSubject()).isEqualTo("7");
        }
    }

    @Test
    void known_keys_outlive_auth_service() throws Exception {
        var known = newKey("known");
        try (var keys = new KeyServer(known)) {
            var service = decoder(keys);
            service.decode(signedBy(known));
            keys.goDown();
            assertThat(service.decode(signedBy(known)).getSubject()).isEqualTo("7");
            assertThatThrownBy(() -> service.decode(signedBy(newKey("unknown"))))
                    .isInstanceOf(BadJwtException.class);
            assertThat(service.decode(signedBy(known)).getSubject()).isEqualTo("7");
        }
    }

    @Test
    void without_any_keys_yet_a_token_is_neither_good_nor_bad() throws Exception {
        var known = newKey("known");
        try (var keys = new KeyServer(known)) {
            keys.goDown();
            var service = decoder(keys);
            for (var i = 0; i < 5; i++)
                assertThatThrownBy(() -> service.decode(signedBy(known)))
                        .isInstanceOf(JwtException.class)
                        .isNotInstanceOf(BadJwtException.class);
        }
    }

    private static JwtDecoder decoder(KeyServer keys) {
        var platform = new PlatformSecurityAutoConfiguration();
        return platform.jwtDecoder(platform.publishedKeys(keys.settings()), keys.settings());
    }

    private static ECKey newKey(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("marquee")
                .audience("marquee")
                .subject("7")
                .claim("name", "Ana")
                .claim("email", "ana@example.org")
                .claim("email_verified", true)
                .claim("roles", List.of("ORGANIZER"))
                .issueTime(new Date())
                .expirationTime(in(60));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("first")
                .type(JOSEObjectType.JWT)
                .build();
    }

    private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(header(), claims.build());
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        return signed(header, claims, new ECDSASigner(key));
    }

    private static String signedBy(ECKey key) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        return signed(header, claims().build(), new ECDSASigner(key));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String hmac(byte[] secret, JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                claims,
                new MACSigner(Arrays.copyOf(secret, Math.max(secret.length, 32))));
    }

    private static String rs256(RSAKey rsa, JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(),
                claims,
                new RSASSASigner(rsa));
    }

    private static String withOwnKey(ECKey own, JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID("first")
                        .jwk(own.toPublicJWK())
                        .build(),
                claims,
                new ECDSASigner(own));
    }

    private static String withKeyAddress(ECKey own, JWTClaimsSet claims)
            throws JOSEException, IOException {
        try (var evil = new KeyServer(own)) {
            var token =
                    signed(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .keyID("first")
                                    .jwkURL(
                                            URI.create(
                                                    evil.settings().service("auth")
                                                            + "/oauth2/jwks"))
                                    .build(),
                            claims,
                            new ECDSASigner(own));
            assertThat(evil.fetches).hasValue(0);
            return token;
        }
    }

    private static String critical(JWTClaimsSet claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID("first")
                        .criticalParams(java.util.Set.of("exp"))
                        .customParam("exp", 1)
                        .build(),
                claims,
                new ECDSASigner(key));
    }

    private static String tampered(JWTClaimsSet claims) throws JOSEException {
        var parts = signed(header(), claims).split("\\.");
        var payload = new String(Base64URL.from(parts[1]).decode(), StandardCharsets.UTF_8);
        var better = payload.replace("ORGANIZER", "ADMIN");
        return parts[0] + "." + Base64URL.encode(better) + "." + parts[2];
    }
}
