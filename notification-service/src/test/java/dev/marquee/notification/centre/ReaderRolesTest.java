package dev.marquee.notification.centre;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.notification.centre.Readers.Reader;
import dev.marquee.notification.mail.BulkMails;
import dev.marquee.platform.test.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a notification to a role goes to. */
class ReaderRolesTest {

    static Stream<String> databases() {
        return Stream.of(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
                TestPostgres.newDatabase());
    }

    private static void migrate(HikariDataSource database, String target) {
        Flyway.configure().dataSource(database).target(target).load().migrate();
    }

    private static void add(JdbcClient jdbc, long id, String roles, boolean closed) {
        jdbc.sql(
                        "insert into reader (account_id, digest, roles, closed, as_of) values (?, 'daily', ?, ?, current_timestamp)")
                .params(id, roles, closed)
                .update();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void those_of_before_are_found_and_changes_followed(String address) {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(address);
            migrate(database, "22");
            var jdbc = JdbcClient.create(database);
            add(jdbc, 1, " ADMIN ", false);
            add(jdbc, 2, " CUSTOMER ADMIN SUPPORT ", false);
            add(jdbc, 3, " CUSTOMER ", false);
            add(jdbc, 4, " ENTRY_MANAGER ORGANIZER ", false);
            add(jdbc, 5, "", true);
            migrate(database, "latest");
            var readers = new Readers(jdbc);
            assertThat(readers.withRole("ADMIN")).containsExactly(1L, 2L);
            assertThat(readers.withRole("SUPPORT")).containsExactly(2L);
            assertThat(readers.withRole("ENTRY_MANAGER")).containsExactly(4L);
            assertThat(readers.withRole("ENTRY")).isEmpty();

            put(readers, 1, false, 1, "CUSTOMER");
            put(readers, 3, false, 1, "ADMIN", "ADMIN", "SUPPORT");
            put(readers, 3, false, 0, "CUSTOMER");
            put(readers, 2, true, 1, "ADMIN");
            put(readers, 6, false, 1, "SUPPORT");
            assertThat(readers.withRole("ADMIN")).containsExactly(3L);
            assertThat(readers.withRole("SUPPORT")).containsExactly(3L, 6L);
        }
    }

    private static void put(Readers readers, long id, boolean closed, int second, String... roles) {
        readers.put(
                new Reader(id, null, "en", null, "daily"),
                List.of(roles),
                closed,
                Instant.now().plusSeconds(60 + second));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_role_is_found_without_a_look_at_all_accounts(String address) {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(address);
            migrate(database, "latest");
            var jdbc = JdbcClient.create(database);
            for (var id = 1; id <= 3000; id++) {
                add(jdbc, id, id % 1000 == 0 ? " ADMIN " : " CUSTOMER ", false);
                jdbc.sql("insert into reader_role (role, account_id) values (?, ?)")
                        .params(id % 1000 == 0 ? "ADMIN" : "CUSTOMER", id)
                        .update();
            }
            assertThat(new Readers(jdbc).withRole("ADMIN")).containsExactly(1000L, 2000L, 3000L);
            var plan = BulkMails.plan(database, Readers.WITH_ROLE, Map.of("role", "ADMIN"));
            assertThat(plan)
                    .containsAnyOf("reader_role_once", "primary_key")
                    .doesNotContain("seq scan", "tablescan");
            // The control: as it was once.
            assertThat(
                            BulkMails.plan(
                                    database,
                                    "select account_id from reader where roles like :role",
                                    Map.of("role", "% ADMIN %")))
                    .containsAnyOf("seq scan", "tablescan");
        }
    }
}
