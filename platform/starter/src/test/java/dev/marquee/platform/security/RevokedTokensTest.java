package dev.marquee.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.json.JsonMapper;

/** Which tokens are refused before their time. */
class RevokedTokensTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Revocations listed =
            JsonMapper.shared()
                    .readValue(
                            """
                            {"subjects":[{"subject":"3","before":"2026-05-01T12:00:00Z"}],"tokens":["lost","session:12"]}
                            """,
                            Revocations.class);

    @Test
    void a_persons_tokens_of_before_a_moment_are_refused_and_later_ones_are_not() {
        assertThat(listed.index().include(token("3", NOON.minusSeconds(1)))).isTrue();
        assertThat(listed.index().include(token("3", NOON))).isFalse();
        assertThat(listed.index().include(token("4", NOON.minusSeconds(1)))).isFalse();
        assertThat(listed.index().include(builder("3").build())).isTrue();
    }

    @Test
    void a_program_ends_with_its_owner() {
        var program = builder("till").claim("owner_id", "3");
        assertThat(listed.index().include(program.issuedAt(NOON.minusSeconds(1)).build())).isTrue();
        assertThat(listed.index().include(program.issuedAt(NOON).build())).isFalse();
    }

    @Test
    void a_single_token_is_refused_by_its_id() {
        assertThat(listed.index().include(builder("5").jti("lost").issuedAt(NOON).build()))
                .isTrue();
        assertThat(listed.index().include(builder("5").jti("kept").issuedAt(NOON).build()))
                .isFalse();
    }

    @Test
    void a_browsers_tokens_end_with_its_session() {
        assertThat(listed.index().include(builder("5").jti("a").claim("sid", 12L).build()))
                .isTrue();
        assertThat(listed.index().include(builder("5").jti("a").claim("sid", 13L).build()))
                .isFalse();
    }

    @Test
    void while_auth_service_is_down_what_was_known_last_counts() throws Exception {
        var asked = new AtomicInteger();
        var downTwice = new CountDownLatch(3);
        var polled =
                new PolledRevocations(
                        () -> {
                            downTwice.countDown();
                            if (asked.getAndIncrement() > 0)
                                throw new IllegalStateException("auth-service is down");
                            return listed;
                        },
                        Duration.ofMillis(5));
        polled.start();
        try {
            downTwice.await();
            assertThat(polled.include(token("3", NOON.minusSeconds(1)))).isTrue();
            assertThat(polled.isRunning()).isTrue();
        } finally {
            polled.stop();
        }
        assertThat(polled.isRunning()).isFalse();
    }

    private static Jwt token(String subject, Instant issuedAt) {
        return builder(subject).issuedAt(issuedAt).build();
    }

    private static Jwt.Builder builder(String subject) {
        return Jwt.withTokenValue("t").header("alg", "ES256").subject(subject);
    }
}
