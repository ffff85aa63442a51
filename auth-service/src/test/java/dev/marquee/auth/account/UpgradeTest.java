package dev.marquee.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestPostgres;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Accounts that an earlier version stored keep working. */
class UpgradeTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void accounts_of_before_time_zones_have_none_until_they_choose(String vendor) {
        var database =
                vendor.equals("h2")
                        ? new DriverManagerDataSource(
                                "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1"
                                        .formatted(UUID.randomUUID()))
                        : new DriverManagerDataSource(TestPostgres.newDatabase());
        var jdbc = JdbcClient.create(database);
        migrate(database, "13");
        jdbc.sql(
                        "insert into account (name, email, email_verified, password_hash, created_at) values ('Ana', 'ana@example.org', true, 'hash', timestamp with time zone '2026-01-01 00:00:00+00')")
                .update();
        migrate(database, "latest");

        var accounts = new Accounts(jdbc, Clock.systemUTC(), account -> {});
        var ana = accounts.byLogin("ana@example.org").orElseThrow();
        assertThat(
                        jdbc.sql("select payload from outbox where topic = 'account-reader'")
                                .query(String.class)
                                .list())
                .containsExactly("{\"account\":%d}".formatted(ana.id()));
        assertThat(ana.digest()).isEqualTo("instant");
        assertThat(ana.name()).isEqualTo("Ana");
        assertThat(ana.timeZone()).isNull();
        accounts.setTimeZone(ana.id(), ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(accounts.byId(ana.id()).orElseThrow().timeZone()).isEqualTo("Asia/Ho_Chi_Minh");
    }

    private static void migrate(DriverManagerDataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/outbox", "classpath:db/migration")
                .outOfOrder(true)
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }
}
