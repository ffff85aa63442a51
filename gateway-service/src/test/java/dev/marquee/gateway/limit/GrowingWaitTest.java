package dev.marquee.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.gateway.limit.LimitSettings.Limit;
import dev.marquee.platform.test.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who keeps coming waits longer, but nobody for long. */
class GrowingWaitTest {

    private static final Limit SIX_A_MINUTE =
            new Limit(6, Duration.ofMinutes(1), 5, List.of("POST /login"));

    private final SettableClock time = new SettableClock();

    @Test
    void in_one_gateway() {
        growsAndEnds(new LocalBuckets(Duration.ofDays(1), time));
    }

    @Test
    void in_gateways_that_share_a_database() {
        var address = TestPostgres.newDatabase();
        var schema = new LimitSchema(address, "", "");
        schema.migrate();
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(address);
            database.setSchema("gateway_service");
            growsAndEnds(
                    new JdbcRateLimiter(
                            database,
                            schema,
                            (name, configuration) -> {
                                throw new AssertionError("counted alone");
                            },
                            time));
        }
    }

    private void growsAndEnds(Buckets buckets) {
        for (var n = 0; n < 6; n++) assertThat(waitOf(buckets)).isZero();
        assertThat(waitOf(buckets)).as("six a minute").isEqualTo(Duration.ofSeconds(10));
        assertThat(waitOf(buckets)).as("asking costs nothing").isEqualTo(Duration.ofSeconds(10));

        var waited = Duration.ZERO;
        for (var n = 6; n < 36; n++) waited = waitThenTake(buckets);
        assertThat(waited).as("thirty an hour").isBetween(seconds(60), seconds(120));
        for (var n = 0; n < 3; n++)
            assertThat(waitThenTake(buckets)).as("and never longer").isEqualTo(seconds(120));

        time.pass(Duration.ofHours(1));
        for (var n = 0; n < 6; n++) assertThat(waitOf(buckets)).as("forgotten").isZero();
    }

    /** Comes too early, waits as long as told, and not a second more. */
    private Duration waitThenTake(Buckets buckets) {
        var wait = waitOf(buckets);
        if (wait.isZero()) return wait;
        time.pass(wait.minusSeconds(1));
        assertThat(waitOf(buckets)).isEqualTo(Duration.ofSeconds(1));
        time.pass(Duration.ofSeconds(1));
        assertThat(waitOf(buckets)).isZero();
        return wait;
    }

    /** Zero if a token was taken. */
    private static Duration waitOf(Buckets buckets) {
        var probe =
                buckets.take(
                        "sign-in " + SIX_A_MINUTE.numbers() + " 203.0.113.7",
                        SIX_A_MINUTE.bucket());
        return Duration.ofNanos(probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill());
    }

    private static Duration seconds(int n) {
        return Duration.ofSeconds(n);
    }
}
