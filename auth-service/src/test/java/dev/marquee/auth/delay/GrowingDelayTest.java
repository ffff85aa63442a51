package dev.marquee.auth.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class GrowingDelayTest {

    private static final String ACCOUNT = "account:7";
    private static final String HERE = "192.0.2.1";

    @Autowired GrowingDelay delay;
    @Autowired MovableClock clock;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void reset() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void
            after_five_wrong_tries_each_makes_the_next_wait_twice_as_long_up_to_a_quarter_of_an_hour() {
        for (int i = 0; i < 5; i++) assertThat(wrong(HERE)).isEmpty();
        for (long seconds = 1; seconds < 900; seconds *= 2) {
            assertThat(waiting(HERE)).isEqualTo(seconds);
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(wrong(HERE)).isEmpty();
        }
        assertThat(waiting(HERE)).isEqualTo(900);
        clock.advance(Duration.ofSeconds(900));
        wrong(HERE);
        assertThat(waiting(HERE)).isEqualTo(900);
    }

    @Test
    void a_right_try_starts_the_count_again() {
        for (int i = 0; i < 4; i++) wrong(HERE);
        assertThat(right(HERE)).isPresent();
        for (int i = 0; i < 5; i++) assertThat(wrong(HERE)).isEmpty();
        assertThat(waiting(HERE)).isEqualTo(1);
    }

    @Test
    void somebody_else_s_guessing_makes_the_owner_wait_half_a_minute_at_most() {
        guessFromEverywhere();
        assertThat(waiting("198.51.100.9")).isEqualTo(30);
        clock.advance(Duration.ofSeconds(30));
        assertThat(right("198.51.100.9")).isPresent();
    }

    @Test
    void where_the_owner_signed_in_lately_the_guesses_of_others_do_not_count() {
        right(HERE);
        guessFromEverywhere();
        assertThat(right(HERE)).isPresent();
        for (int i = 0; i < 5; i++) wrong(HERE);
        assertThat(waiting(HERE)).as("but the own ones do").isEqualTo(1);
        clock.advance(Duration.ofDays(31));
        wrong(HERE);
        assertThat(jdbc.sql("select count(*) from attempt").query(Long.class).single())
                .isGreaterThan(2);
    }

    @Test
    void an_address_that_tries_many_accounts_waits_a_minute_at_most() {
        for (int i = 0; i < 50; i++) delay.attempt("account:" + i, HERE, Optional::empty);
        var waits = 0L;
        for (int i = 50; i < 60; i++) {
            var account = "account:" + i;
            var wait = waiting(account, HERE);
            assertThat(wait).isBetween(1L, 60L).isGreaterThanOrEqualTo(waits);
            waits = wait;
            clock.advance(Duration.ofSeconds(wait));
            delay.attempt(account, HERE, Optional::empty);
        }
        assertThat(waits).isEqualTo(60);
    }

    @Test
    void wrong_tries_are_forgotten_and_cleared_away_in_time() {
        for (int i = 0; i < 7; i++) {
            wrong(HERE);
            clock.advance(Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofHours(6));
        for (int i = 0; i < 5; i++) assertThat(wrong(HERE)).isEmpty();
        clock.advance(Duration.ofHours(7));
        delay.attempt("account:8", "203.0.113.5", () -> Optional.of("right"));
        assertThat(jdbc.sql("select count(*) from attempt").query(Long.class).single())
                .as("only the last try's")
                .isEqualTo(3);
    }

    @Test
    void what_was_typed_is_not_kept() {
        delay.attempt("login:my secret password", HERE, Optional::empty);
        assertThat(jdbc.sql("select key_hash from attempt").query(String.class).list())
                .hasSize(3)
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    private void guessFromEverywhere() {
        for (int i = 0; i < 40; i++) {
            var address = "203.0.113." + i;
            try {
                delay.attempt(ACCOUNT, address, Optional::empty);
            } catch (TooManyAttempts e) {
                clock.advance(Duration.ofSeconds(e.seconds()));
                delay.attempt(ACCOUNT, address, Optional::empty);
            }
        }
    }

    private Optional<String> wrong(String address) {
        return delay.attempt(ACCOUNT, address, Optional::empty);
    }

    private Optional<String> right(String address) {
        return delay.attempt(ACCOUNT, address, () -> Optional.of("right"));
    }

    private long waiting(String address) {
        return waiting(ACCOUNT, address);
    }

    private long waiting(String account, String address) {
        var refusal =
                catchThrowableOfType(
                        TooManyAttempts.class,
                        () ->
                                delay.attempt(
                                        account,
                                        address,
                                        () -> {
                                            throw new AssertionError("it was looked at");
                                        }));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getHeaders().getFirst("Retry-After"))
                .isEqualTo(String.valueOf(refusal.seconds()));
        return refusal.seconds();
    }
}
