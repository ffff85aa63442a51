package dev.marquee.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.test.TestPostgres;
import io.github.bucket4j.BucketConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several gateways count together where there is a database, and alone where there is none. */
class SharedBucketsTest {

    private static final BucketConfiguration TEN_A_DAY =
            BucketConfiguration.builder()
                    .addLimit(limit -> limit.capacity(10).refillGreedy(10, Duration.ofDays(1)))
                    .build();

    @Test
    void two_gateways_let_ten_through_of_sixty_four_at_once() throws Exception {
        var address = TestPostgres.newDatabase();
        try (var one = database(address);
                var other = database(address);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var gateways = List.of(gateway(one), gateway(other));
            var tries =
                    IntStream.range(0, 64)
                            .<Callable<Boolean>>mapToObj(n ->
                                    () ->
                                            gateways.get(n % 2)
                                                    .take("sign-in 203.0.113.7", TEN_A_DAY)
                                                    .isConsumed())
                            .toList();
            var through = 0;
            for (var each : people.invokeAll(tries)) if (each.get()) through++;
            assertThat(through).isEqualTo(10);
            assertThat(gateways.getFirst().take("sign-in 203.0.113.8", TEN_A_DAY).isConsumed())
                    .isTrue();
        }
    }

    @Test
    void what_is_full_again_is_forgotten() {
        try (var database = database(TestPostgres.newDatabase())) {
            var jdbc = JdbcClient.create(database);
            var table = new BucketTable(jdbc, Clock.systemUTC());
            new SharedBuckets(table, new LocalBuckets(Duration.ofDays(1), Clock.systemUTC()))
                    .take("a", TEN_A_DAY);
            table.forgetUnusedFor(Duration.ofHours(1));
            assertThat(rows(jdbc)).isEqualTo(1);
            table.forgetUnusedFor(Duration.ofHours(-1));
            assertThat(rows(jdbc)).isZero();
        }
    }

    @Test
    void without_its_database_a_gateway_counts_alone() {
        try (var nowhere = database("jdbc:postgresql://localhost:1/none")) {
            var gateway = gateway(nowhere);
            for (var n = 0; n < 10; n++)
                assertThat(gateway.take("a", TEN_A_DAY).isConsumed()).isTrue();
            assertThat(gateway.take("a", TEN_A_DAY).isConsumed()).isFalse();
        }
    }

    private static long rows(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from request_limit").query(Long.class).single();
    }

    private static Buckets gateway(HikariDataSource database) {
        return new SharedBuckets(
                new BucketTable(JdbcClient.create(database), Clock.systemUTC()),
                new LocalBuckets(Duration.ofDays(1), Clock.systemUTC()));
    }

    private static HikariDataSource database(String address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setSchema("gateway_service");
        config.setConnectionTimeout(500);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
