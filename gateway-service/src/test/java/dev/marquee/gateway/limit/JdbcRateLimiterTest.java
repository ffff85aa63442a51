package dev.marquee.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.test.TestPostgres;
import io.github.bucket4j.BucketConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several gateways count together where there is a database, and alone where there is none. */
class JdbcRateLimiterTest {

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
            var gateways =
                    List.of(
                            gateway(address, one, Clock.systemUTC()),
                            gateway(address, other, Clock.systemUTC()));
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
        var address = TestPostgres.newDatabase();
        try (var database = database(address)) {
            var jdbc = JdbcClient.create(database);
            var gateway = gateway(address, database, Clock.systemUTC());
            gateway.take("a", TEN_A_DAY);
            gateway.removeExpired();
            assertThat(rows(jdbc)).isEqualTo(1);
            // One of ten a day is back after 2.4 hours.
            jdbc.sql("update gateway_service.rate_limit_bucket set expires_at = expires_at - ?")
                    .param(Duration.ofHours(2).toMillis())
                    .update();
            gateway.removeExpired();
            assertThat(rows(jdbc)).isEqualTo(1);
            jdbc.sql("update gateway_service.rate_limit_bucket set expires_at = expires_at - ?")
                    .param(Duration.ofHours(1).toMillis())
                    .update();
            gateway.removeExpired();
            assertThat(rows(jdbc)).isZero();
        }
    }

    @Test
    void the_table_of_earlier_versions_makes_room() {
        var address = TestPostgres.newDatabase();
        try (var database = database(address)) {
            var jdbc = JdbcClient.create(database);
            jdbc.sql("create schema gateway_service").update();
            jdbc.sql(
                            """
                            create table gateway_service.request_limit (
                                bucket varchar(200) primary key, state bytea not null, used_at timestamp with time zone not null)
                            """)
                    .update();
            gateway(address, database, Clock.systemUTC()).take("a", TEN_A_DAY);
            assertThat(rows(jdbc)).isEqualTo(1);
            assertThat(
                            jdbc.sql("select to_regclass('gateway_service.request_limit') is null")
                                    .query(Boolean.class)
                                    .single())
                    .isTrue();
        }
    }

    @Test
    void gateways_that_start_together_make_one_table() throws Exception {
        var address = TestPostgres.newDatabase();
        try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
            var schemas = Stream.generate(() -> schema(address)).limit(4).toList();
            starting.invokeAll(
                    schemas.stream().map(schema -> Executors.callable(schema::migrate)).toList());
            // One that lost a race tries again half a minute later.
            schemas.forEach(LimitSchema::migrate);
            assertThat(schemas).allMatch(LimitSchema::isReady);
        }
    }

    @Test
    void a_role_that_may_make_no_schema_finds_one_made_for_it() {
        var address = TestPostgres.newDatabase();
        try (var database = database(address)) {
            var jdbc = JdbcClient.create(database);
            var role = "r" + UUID.randomUUID().toString().replace("-", "");
            jdbc.sql("create role " + role + " login").update();
            jdbc.sql("create schema gateway_service authorization " + role).update();
            var schema =
                    new LimitSchema(address.replaceFirst("user=[^&]*", "user=" + role), "", "");
            schema.migrate();
            assertThat(schema.isReady()).isTrue();
        }
    }

    @Test
    void without_its_database_a_gateway_counts_alone() {
        var address = "jdbc:postgresql://localhost:1/none";
        try (var nowhere = database(address)) {
            nowhere.setConnectionTimeout(500);
            countsAlone(gateway(address, nowhere, Clock.systemUTC()));
        }
    }

    @Test
    void a_gateway_whose_database_goes_away_counts_alone() {
        var address = TestPostgres.newDatabase();
        var database = database(address);
        var gateway = gateway(address, database, Clock.systemUTC());
        assertThat(gateway.take("b", TEN_A_DAY).isConsumed()).isTrue();
        database.close();
        countsAlone(gateway);
    }

    private static void countsAlone(Buckets gateway) {
        for (var n = 0; n < 10; n++) assertThat(gateway.take("a", TEN_A_DAY).isConsumed()).isTrue();
        assertThat(gateway.take("a", TEN_A_DAY).isConsumed()).isFalse();
    }

    private static long rows(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from gateway_service.rate_limit_bucket")
                .query(Long.class)
                .single();
    }

    private static LimitSchema schema(String address) {
        return new LimitSchema(address, "", "");
    }

    private static JdbcRateLimiter gateway(String address, HikariDataSource database, Clock clock) {
        var schema = schema(address);
        schema.migrate();
        return new JdbcRateLimiter(
                database, schema, new LocalBuckets(Duration.ofDays(1), clock), clock);
    }

    private static HikariDataSource database(String address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setSchema("gateway_service");
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
