package dev.marquee.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.test.TestPostgres;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that were stored before their last day was. */
class LastDaysTest {

    @Test
    void their_last_days_are_those_of_their_places() {
        upgrade("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1", "sa");
    }

    @Test
    void their_last_days_are_those_of_their_places_on_postgresql() {
        upgrade(TestPostgres.newDatabase(), "postgres");
    }

    private static void upgrade(String url, String user) {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(url);
            database.setUsername(user);
            var flyway =
                    Flyway.configure()
                            .dataSource(database)
                            .javaMigrations(new LastDays())
                            .locations("classpath:db/migration", "classpath:db/outbox");
            flyway.target("8").load().migrate();
            var jdbc = JdbcClient.create(database);
            add(jdbc, "EV01", null, "Europe/Lisbon");
            add(jdbc, "EV02", "2030-05-03 23:00:00+00", "Europe/Lisbon"); // midnight there
            add(jdbc, "EV03", "2030-05-04 18:00:00+00", "Asia/Jakarta");
            flyway.target("latest").load().migrate();
            assertThat(
                            jdbc.sql("select code || ' ' || ends_on from event order by code")
                                    .query(String.class)
                                    .list())
                    .containsExactly("EV01 2030-05-03", "EV02 2030-05-03", "EV03 2030-05-05");
        }
    }

    private static void add(JdbcClient jdbc, String code, String end, String zone) {
        jdbc.sql(
                        """
                        insert into event (code, version, organizer_id, status, ever_published, name, category, starts_at, ends_at,
                                           starts_on, time_zone, currency, quota, total_tickets, booked_count, created_at, search_text)
                        values (:code, 1, 2, 'PUBLISHED', true, 'Fair', 'Music', timestamp with time zone '2030-05-03 10:00:00+00',
                                cast(:end as timestamp with time zone), date '2030-05-03', :zone, 'EUR', 4, 5, 0, current_timestamp, 'fair')
                        """)
                .param("code", code)
                .param("end", end, java.sql.Types.VARCHAR)
                .param("zone", zone)
                .update();
    }
}
