package dev.marquee.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jwt.SignedJWT;
import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.PlatformSecurityAutoConfiguration;
import dev.marquee.platform.test.TestTokens;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceTest
class AccessTokensTest {

    @Autowired MockMvcTester mvc;
    @Autowired MarqueeSettings settings;
    @Autowired JsonMapper json;
    @Autowired MovableClock clock;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    @AfterEach
    void forgetWrongTries() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void a_login_gives_a_token_that_other_services_can_check_with_the_published_keys()
            throws Exception {
        var answer = login("{\"email\":\"organizer@ticket.local\",\"password\":\"organizer123\"}");
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.token_type").isEqualTo("Bearer");
        assertThat(answer).bodyJson().extractingPath("$.expires_in").isEqualTo(1800);
        assertThat(answer).hasHeader("Cache-Control", "no-store");

        var token = checkedAsOtherServicesDo(accessToken(answer));
        assertThat(token.getClaimAsString("iss")).isEqualTo("http://localhost:8080");
        assertThat(token.getAudience()).containsExactly("marquee");
        assertThat(token.getSubject()).isEqualTo("2");
        assertThat(token.getClaimAsString("name")).isEqualTo("Ana Ribeiro");
        assertThat(token.getClaimAsString("email")).isEqualTo("organizer@ticket.local");
        assertThat(token.getClaimAsBoolean("email_verified")).isTrue();
        assertThat(token.getClaimAsStringList("roles")).isEqualTo(List.of("ORGANIZER"));
        assertThat(token.getExpiresAt())
                .isCloseTo(
                        Instant.now().plus(Duration.ofMinutes(30)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void only_public_parts_of_the_keys_are_published_each_with_its_name() throws Exception {
        var keys = mvc.get().uri("/oauth2/jwks").exchange();
        assertThat(keys).hasStatusOk();
        assertThat(keys).bodyJson().extractingPath("$.keys[0].crv").isEqualTo("P-256");
        assertThat(keys).bodyJson().extractingPath("$.keys[0].alg").isEqualTo("ES256");
        assertThat(keys).bodyJson().doesNotHavePath("$.keys[0].d");
        var token = accessToken(login("{\"email\":\"admin\",\"password\":\"admin123\"}"));
        assertThat(keys)
                .bodyJson()
                .extractingPath("$.keys[*].kid")
                .asArray()
                .contains(SignedJWT.parse(token).getHeader().getKeyID());
    }

    @Test
    void tokens_outlive_a_change_of_the_key_and_services_learn_the_new_one_by_themselves()
            throws Exception {
        var service =
                NimbusJwtDecoder.withJwkSetUri(
                                "http://localhost:" + port + "/.well-known/jwks.json")
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
        service.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        var before = accessToken(login("{\"email\":\"admin\",\"password\":\"admin123\"}"));
        service.decode(before);
        try {
            clock.advance(Duration.ofSeconds(2));
            assertThat(mvc.post().uri("/admin/api-clients/keys").with(TestTokens.admin()))
                    .hasStatus(HttpStatus.FOUND);
            clock.advance(Duration.ofMinutes(11));
            var after = accessToken(login("{\"email\":\"admin\",\"password\":\"admin123\"}"));
            assertThat(SignedJWT.parse(after).getHeader().getKeyID())
                    .isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID());
            service.decode(after);
            service.decode(before);
            assertThat(mvc.get().uri("/api/profile").header("Authorization", "Bearer " + before))
                    .hasStatusOk();
        } finally {
            clock.reset();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "admin@ticket.local,admin123,1",
        "' ADMIN@Ticket.Local ',admin123,1",
        "admin,admin123,1",
        "Admin,admin123,1",
        "customer@ticket.local,customer123,3",
        "entry@ticket.local,entry123,4",
        "support@ticket.local,support123,5"
    })
    void every_demo_account_signs_in_with_its_address_in_any_spelling(
            String login, String password, String id) throws Exception {
        var body = json.createObjectNode().put("username", login).put("password", password);
        var token = checkedAsOtherServicesDo(accessToken(login(body.toString())));
        assertThat(token.getSubject()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"admin@ticket.local\",\"password\":\"wrong\"}",
                "{\"email\":\"nobody@ticket.local\",\"password\":\"admin123\"}",
                "{\"email\":\"nobody\",\"password\":\"admin123\"}",
                "{\"email\":\"a\\u0000dmin\",\"password\":\"admin123\"}",
                "{\"email\":\"a\\u0000@ticket.local\",\"password\":\"admin123\"}",
                "{\"email\":\"' or 1=1 --\",\"password\":\"x\"}",
                "{\"email\":\"admin\",\"password\":\"admin123\\u0000\"}"
            })
    void a_wrong_login_gets_the_same_words_whatever_was_wrong(String body) {
        var answer = login(body);
        assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(answer).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:wrong-credentials");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("The e-mail address or the password is not right.");
    }

    @Test
    void a_password_longer_than_bcrypt_reads_is_just_wrong() {
        var body = "{\"email\":\"admin\",\"password\":\"" + "x".repeat(900) + "\"}";
        assertThat(login(body)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422",
                "{\"email\":\"admin\"}|422",
                "{\"email\":\"\",\"password\":\"\"}|422",
                "{\"email\":null,\"password\":null}|422",
                "{\"email\":[\"admin\"],\"password\":\"x\"}|422",
                "{\"email\":{\"a\":1},\"password\":\"x\"}|422",
                "{\"email\":|400",
                "[]|400",
                "null|400"
            })
    void bad_input_is_refused_with_a_problem(String body, int status) {
        var answer = login(body);
        assertThat(answer.getResponse().getStatus()).isIn(status, status == 400 ? 422 : status);
        assertThat(answer).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void who_guesses_too_often_must_wait_known_or_not() {
        clock.stop();
        for (var login : List.of("support@ticket.local", "nobody@ticket.local")) {
            for (int i = 0; i < 5; i++)
                assertThat(login("{\"email\":\"" + login + "\",\"password\":\"wrong\"}"))
                        .hasStatus(HttpStatus.UNAUTHORIZED);
            var answer = login("{\"email\":\"" + login + "\",\"password\":\"support123\"}");
            assertThat(answer)
                    .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .hasHeader("Retry-After", "1");
            assertThat(answer)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:marquee:problem:too-many-attempts");
        }
    }

    @Test
    void an_unknown_address_takes_about_as_long_as_a_wrong_password() {
        login("{\"email\":\"nobody@ticket.local\",\"password\":\"warm up\"}");
        var known = workFor("admin@ticket.local");
        assertThat(workFor("nobody@ticket.local")).isBetween(known / 2, known * 2);
        assertThat(workFor("nobody")).isBetween(known / 2, known * 2);
        assertThat(workFor("no address@")).isBetween(known / 2, known * 2);
    }

    /** Processor time, which a busy machine does not change; the least of some tries. */
    private long workFor(String login) {
        var clock = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 3)
                .mapToLong(i -> {
                    var start = clock.getCurrentThreadCpuTime();
                    login("{\"email\":\"" + login + "\",\"password\":\"wrong\"}");
                    return clock.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
    }

    private MvcTestResult login(String body) {
        return mvc.post()
                .uri("/api/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String accessToken(MvcTestResult answer) throws Exception {
        return json.readTree(answer.getResponse().getContentAsString())
                .get("access_token")
                .asString();
    }

    private Jwt checkedAsOtherServicesDo(String token) {
        var decoder =
                NimbusJwtDecoder.withJwkSetUri("http://localhost:" + port + "/oauth2/jwks")
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
        decoder.setJwtValidator(PlatformSecurityAutoConfiguration.tokenRules(settings));
        return decoder.decode(token);
    }
}
