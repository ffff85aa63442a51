package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Refused;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An event that was on sale before there were pools is sold as it was. */
class PoolMigrationTest {

    private static final long EVENT = 900_000;

    @TempDir static Path folder;

    static Stream<String> databases() {
        return Stream.of(
                "jdbc:h2:file:%s/pools;MODE=PostgreSQL".formatted(folder),
                TestPostgres.newDatabase());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void types_of_the_version_before_share_nothing(String url) {
        migrate(url);
        var jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
        jdbc.update(
                """
                insert into sale_terms (event_id, code, version, name, starts_at, time_zone, location, organizer_id, quota, status, currency)
                values (?, 'EV1', 1, 'Old', timestamp with time zone '2099-05-01 19:00:00+00', 'Europe/Lisbon', 'Somewhere', 2, 4, 'published', 'EUR')
                """,
                EVENT);
        jdbc.update(
                "insert into inventory (event_id, capacity, sold, issued, changed_at) values (?, 5, 0, 0, current_timestamp)",
                EVENT);
        for (int type = 0; type < 2; type++)
            jdbc.update(
                    "insert into ticket_type (event_id, id, name, price_minor, quantity, sold, position) values (?, ?, 'Seat', 0, ?, 0, ?)",
                    EVENT,
                    EVENT * 10 + type,
                    2 + type,
                    type);

        try (var office = BoxOffice.open(url)) {
            assertThat(office.bookType(EVENT, 0, "ana@example.org", 2)).isInstanceOf(Booked.class);
            assertThat(office.bookType(EVENT, 0, "bea@example.org", 1)).isInstanceOf(Refused.class);
            assertThat(office.bookType(EVENT, 1, "bea@example.org", 3)).isInstanceOf(Booked.class);
            Invariants.hold(office.jdbc);
        }
    }

    private static void migrate(String url) {
        var vendor = url.startsWith("jdbc:h2") ? "h2" : "postgresql";
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("db/outbox", "db/migration", "db/" + vendor)
                .target("12")
                .load()
                .migrate();
    }
}
