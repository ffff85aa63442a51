package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.checkout.IdempotencyKeys;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A request that was made before the change of version is still known when it is repeated. */
class KeyMigrationTest {

    @TempDir static Path folder;

    static Stream<String> databases() {
        return Stream.of(
                "jdbc:h2:file:%s/keys;MODE=PostgreSQL".formatted(folder),
                TestPostgres.newDatabase());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keys_of_the_version_before_belong_to_who_made_the_booking(String url) {
        migrate(url, "3.99?");
        var jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
        booking(jdbc, 1, "ana@example.org", null, "tour-1");
        booking(jdbc, 2, "bea@example.org", 7L, "tour-2");
        booking(jdbc, 3, "demo@example.org", null, "demo:EV01:0");
        jdbc.update(
                "insert into idempotency_key (idem_key, body_hash, refusal, created_at) values ('tour-3', 'h', '{}', current_timestamp)");

        migrate(url, "latest");

        assertThat(
                        jdbc.queryForList(
                                "select idem_key from idempotency_key order by booking_id",
                                String.class))
                .containsExactly(
                        IdempotencyKeys.of(
                                Optional.empty(),
                                10,
                                new EmailAddress("ana@example.org"),
                                "tour-1"),
                        "account:7:tour-2",
                        "demo:EV01:0");
        assertThat(jdbc.queryForList("select expires_at from booking where expires_at is not null"))
                .isEmpty();
    }

    private static void migrate(String url, String target) {
        var vendor = url.startsWith("jdbc:h2") ? "h2" : "postgresql";
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("db/outbox", "db/migration", "db/" + vendor)
                .target(target)
                .load()
                .migrate();
    }

    private static void booking(
            JdbcTemplate jdbc, long id, String email, Long account, String key) {
        jdbc.update(
                """
                insert into booking (id, event_id, status, quantity, total_minor, currency, buyer_name, buyer_email, quota_email, account_id, created_at)
                values (?, 10, 'confirmed', 1, 0, 'EUR', 'Ana', ?, ?, ?, current_timestamp)
                """,
                id,
                email,
                email,
                account);
        jdbc.update(
                "insert into idempotency_key (idem_key, body_hash, booking_id, created_at) values (?, 'h', ?, current_timestamp)",
                key,
                id);
    }
}
