package dev.marquee.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.test.TestPostgres;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@ValueSource(booleans = {false, true})
class ReportsTest {

    private static final Scope ALL = new Scope(null);

    @Parameter boolean postgres;

    private final HikariDataSource pool = new HikariDataSource();
    private Reports reports;

    @BeforeEach
    void emptyDatabase() {
        pool.setMaximumPoolSize(2);
        pool.setJdbcUrl(
                postgres
                        ? TestPostgres.newDatabase()
                        : "jdbc:h2:mem:"
                                + UUID.randomUUID()
                                + ";MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(pool).load().migrate();
        reports = new Reports(JdbcClient.create(pool), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_report_comes_back_as_it_was_filed_with_or_without_figures() {
        var full = reports.add(new ReportRequest(7L, " Fine\nnight ", "Warm", 200, 162), 2);
        var bare = reports.add(new ReportRequest(8L, "Fine", null, null, null), 2);
        var stored = reports.find(full, ALL).orElseThrow();
        assertThat(stored)
                .usingRecursiveComparison()
                .ignoringFields("createdAt")
                .isEqualTo(
                        new Report(
                                full,
                                7,
                                2,
                                "Fine\nnight",
                                "Warm",
                                new Report.Figures(200, 162),
                                stored.createdAt()));
        assertThat(reports.find(bare, ALL).orElseThrow().figures()).isNull();
    }

    @Test
    void an_organiser_gets_their_own_reports_and_nobody_elses() {
        var mine = reports.add(new ReportRequest(7L, "Mine", null, null, null), 2);
        var other = reports.add(new ReportRequest(7L, "Other", null, null, null), 3);
        var me = new Scope(2L);
        assertThat(reports.find(mine, me)).isPresent();
        assertThat(reports.find(other, me)).isEmpty();
        assertThat(reports.list(me, null, 10, 0)).extracting(Report::id).containsExactly(mine);
        assertThat(reports.count(me, null)).isEqualTo(1);
        assertThat(reports.list(ALL, 7L, 10, 0))
                .extracting(Report::id)
                .containsExactly(other, mine);
        assertThat(reports.list(ALL, 8L, 10, 0)).isEmpty();
        assertThat(reports.list(ALL, null, 1, 1)).extracting(Report::id).containsExactly(mine);
    }
}
