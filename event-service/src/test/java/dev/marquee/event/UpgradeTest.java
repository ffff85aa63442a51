package dev.marquee.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.test.TestPostgres;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A folder that the first version wrote. */
class UpgradeTest {

    private static final String EVENT =
            """
            insert into event (code, version, organizer_id, status, name, category, starts_at, starts_on, time_zone,
              venue_id, location, currency, quota, total_tickets, booked_count, created_at, search_text)
            values (:code, 3, 2, :status, 'Old', 'Music', cast(:starts as timestamp with time zone), date '2030-05-01', 'Europe/Lisbon',
              :venue, 'Somewhere', 'EUR', 4, 50, 0, timestamp with time zone '2026-01-01 00:00:00+00', 'old')
            """;

    @Test
    void its_events_are_kept_and_their_venues_hired_on_h2() {
        upgrade(
                "jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()),
                "sa");
    }

    @Test
    void its_events_are_kept_and_their_venues_hired_on_postgresql() {
        upgrade(TestPostgres.newDatabase(), "postgres");
    }

    private static void upgrade(String url, String user) {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(url);
            database.setUsername(user);
            var flyway =
                    Flyway.configure()
                            .dataSource(database)
                            .locations("classpath:db/migration", "classpath:db/outbox");
            flyway.target("1").load().migrate();
            var jdbc = JdbcClient.create(database);
            add(jdbc, "EV01", "PUBLISHED", "2099-05-01 19:00:00+00", 3L);
            add(jdbc, "EV02", "PUBLISHED", "2099-05-01 19:00:00+00", null);
            add(jdbc, "EV03", "COMPLETED", "2025-05-01 19:00:00+00", 3L);
            add(jdbc, "EV04", "CANCELLED", "2099-05-01 19:00:00+00", 4L);
            add(jdbc, "EV05", "DRAFT", "2099-05-01 19:00:00+00", null);
            jdbc.sql(
                            "insert into ticket_type (event_id, position, name, price_minor, quantity) select id, 0, 'Seat', 0, 50 from event")
                    .update();

            flyway.target("5").load().migrate();
            jdbc.sql(
                            "insert into event_picture (event_id, large, small, width, height, alt, hash, created_at) select id, ?, ?, 4, 3, '', 'abc', current_timestamp from event where code = 'EV01'")
                    .params(new byte[] {1, 2}, new byte[] {3})
                    .update();

            flyway.target("15").load().migrate();
            jdbc.sql(
                            "insert into ticket_type (event_id, position, name, price_minor, quantity, needs_code) select id, 1, 'Friends', 0, 20, true from event where code = 'EV01'")
                    .update();

            flyway.target("latest").load().migrate();
            jdbc.sql("delete from ticket_type where needs_code").update();
            assertThat(jdbc.sql("select distinct test_mode from event").query(String.class).list())
                    .as("their bookings count")
                    .containsExactly("OFF");
            assertThat(
                            jdbc.sql("select jpeg from event_picture_file order by size")
                                    .query(byte[].class)
                                    .list())
                    .containsExactly(new byte[] {1, 2}, new byte[] {3});
            var key =
                    jdbc.sql("select hire_key from event where code = 'EV01'")
                            .query(String.class)
                            .single();
            assertThat(UUID.fromString(key)).isNotNull();
            assertThat(
                            jdbc.sql("select fact_key from outbox where topic = 'venue-hire'")
                                    .query(String.class)
                                    .list())
                    .containsExactly(key);
            assertThat(
                            jdbc.sql("select payload from outbox where topic = 'venue-hire'")
                                    .query(String.class)
                                    .single())
                    .isEqualTo("{\"hire_key\":\"" + key + "\"}");
            assertThat(
                            jdbc.sql("select count(*) from ticket_type where quota is null")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(5);
            assertThat(
                            jdbc.sql(
                                            "select count(*) from event where hold_minutes = 10 and payment_retries and refund_mode = 'REQUEST' and refund_fee_minor = 0")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(5);
            assertThat(
                            jdbc.sql(
                                            "select count(*) from event where holder_names = 'NONE' and mails_holders and max_transfers = 2 and transfer_until_hours = 0 and buyer_cancels_transferred")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(5);
            assertThat(
                            jdbc.sql(
                                            "select count(*) from ticket_type where tax_rate_bp = 0 and tax_included and min_minor is null and max_per_booking is null")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(5);
            assertThat(
                            jdbc.sql(
                                            "select count(*) from ticket_type where pool_name is null and pool_quantity is null and quantity = 50")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(5);
            assertThat(
                            jdbc.sql(
                                            "select open_tickets from event where code <> 'EV01' union all select 1000 + open_tickets from event where code = 'EV01' order by 1")
                                    .query(Integer.class)
                                    .list())
                    .containsExactly(50, 50, 50, 50, 1030);
            assertThat(
                            jdbc.sql("select code from event where not ever_published")
                                    .query(String.class)
                                    .list())
                    .containsExactly("EV05");
        }
    }

    private static void add(
            JdbcClient jdbc, String code, String status, String starts, Long venue) {
        jdbc.sql(EVENT)
                .param("code", code)
                .param("status", status)
                .param("starts", starts)
                .param("venue", venue, java.sql.Types.BIGINT)
                .update();
    }
}
