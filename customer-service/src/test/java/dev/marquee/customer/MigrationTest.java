package dev.marquee.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.customer.contact.FoldedNames;
import dev.marquee.platform.test.TestPostgres;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers of a folder that the version before made. */
class MigrationTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void customers_of_the_version_before_are_the_houses_and_are_found_and_sorted(boolean postgres) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(
                    postgres
                            ? TestPostgres.newDatabase()
                            : "jdbc:h2:mem:"
                                    + UUID.randomUUID()
                                    + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
            flyway().dataSource(pool).target("1").load().migrate();
            var jdbc = JdbcClient.create(pool);
            jdbc.sql(
                            """
                            insert into customer (name, email, email_key, phone, address, feedback, created_at)
                            values ('João  Figueiredo', 'Joao@Example.org', 'joao@example.org', '+351 22 555-0106',
                                    'Rua da Alfândega, 10', 'Kind', timestamp with time zone '2026-01-01 00:00:00+00:00')
                            """)
                    .update();
            jdbc.sql(
                            """
                            insert into customer_note (customer_id, author, text, created_at)
                            select id, 'Ana', 'Called', created_at from customer
                            """)
                    .update();

            flyway().dataSource(pool).load().migrate();

            assertThat(
                            jdbc.sql(
                                            """
                                            select name_key || '|' || phone_key || '|' || address_key || '|' || origin || '|' || version || '|' || book
                                            from customer
                                            """)
                                    .query(String.class)
                                    .single())
                    .isEqualTo("joao figueiredo|351225550106|rua da alfandega 10|staff|0|0");
            assertThat(
                            jdbc.sql(
                                            """
                                            select a.book || '|' || a.email_key || '|' || a.email || '|' || n.text
                                            from customer_address a join customer_note n on n.customer_id = a.customer_id
                                            """)
                                    .query(String.class)
                                    .single())
                    .isEqualTo("0|joao@example.org|Joao@Example.org|Called");
        }
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure()
                .locations("classpath:db/outbox", "classpath:db/migration")
                .outOfOrder(true)
                .javaMigrations(new FoldedNames());
    }
}
