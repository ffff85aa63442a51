package dev.marquee.report.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.fact.FactTotalsController.Total;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What all days of an event add up to. */
abstract class FactTotalsContract {

    private static final long EVENT = 90_210;

    private JdbcClient jdbc;

    abstract String newDatabase();

    @BeforeEach
    void open() {
        var database = new DriverManagerDataSource(newDatabase());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/outbox", "classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
    }

    private void day(String scope, long id, String dim, String day, String currency, long amount) {
        jdbc.sql(
                        """
                        insert into metric_day (scope, scope_id, kind, dim, on_day, val, currency, n, qty, amount, discount, fee, tax)
                        values (?, ?, 'paid', ?, cast(? as date), '', ?, 1, 2, ?, 0, 0, 0)
                        """)
                .params(scope, id, dim, day, currency, amount)
                .update();
    }

    @Test
    void days_are_added_up_by_currency_and_nothing_else_is() {
        day("event", EVENT, "all", "2026-05-01", "EUR", 2400);
        day("event", EVENT, "all", "2026-05-02", "EUR", 4800);
        day("event", EVENT, "all", "2026-05-02", "VND", 90_000);
        day("event", EVENT, "method", "2026-05-02", "EUR", 4800);
        day("organizer", EVENT, "all", "2026-05-02", "EUR", 4800);
        day("event", EVENT + 1, "all", "2026-05-02", "EUR", 4800);

        var totals = new FactTotalsController(jdbc).totals(EVENT).totals();

        assertThat(totals)
                .isEqualTo(
                        List.of(
                                new Total("paid", "EUR", 2, 4, 7200),
                                new Total("paid", "VND", 1, 2, 90_000)));
        assertThat(new FactTotalsController(jdbc).totals(EVENT + 2).totals()).isEmpty();
    }
}
