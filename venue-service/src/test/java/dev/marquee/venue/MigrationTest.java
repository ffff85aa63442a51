package dev.marquee.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestPostgres;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Data from before hires belonged to anybody keeps working. */
class MigrationTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void old_venues_and_hires_are_kept(String database) {
        var source =
                database.equals("h2")
                        ? new DriverManagerDataSource(
                                "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1"
                                        .formatted(UUID.randomUUID()))
                        : new DriverManagerDataSource(TestPostgres.newDatabase());
        var jdbc = JdbcClient.create(source);
        migrate(source, "1");
        jdbc.sql(
                        "insert into venue (name, type, capacity, address, price_per_hour_minor, currency) values ('The Cellar', 'Club', 90, 'Rua da Bica 21', 6000, 'EUR')")
                .update();
        jdbc.sql(
                        "insert into hire (venue_id, event_id, starts_at, ends_at) select id, 7, timestamp with time zone '2026-05-01 20:00:00+00', timestamp with time zone '2026-05-01 22:00:00+00' from venue")
                .update();
        migrate(source, "latest");

        assertThat(jdbc.sql("select * from venue").query().singleRow())
                .containsEntry("name", "The Cellar")
                .containsEntry("time_zone", "Asia/Jakarta")
                .containsEntry("version", 0L);
        assertThat(jdbc.sql("select * from hire").query().singleRow())
                .containsEntry("event_id", 7L)
                .containsEntry("organizer_id", null)
                .containsEntry("price_minor", null)
                .containsEntry("version", 0L);
    }

    private static void migrate(DriverManagerDataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(Map.of("zone", "Asia/Jakarta"))
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }
}
