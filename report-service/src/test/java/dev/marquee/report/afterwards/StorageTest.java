package dev.marquee.report.afterwards;

import static dev.marquee.report.afterwards.Samples.completion;
import static dev.marquee.report.afterwards.Samples.lanternNight;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.test.TestPostgres;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@ValueSource(booleans = {false, true})
class StorageTest {

    private static final Scope ALL = new Scope(null);
    private static final ReportText WORDS = new ReportText("A full house", "Warm");
    private static final ReportQuery ANY = query(null, null);

    @Parameter boolean postgres;

    private final HikariDataSource pool = new HikariDataSource();
    private JdbcClient jdbc;
    private Completions completions;
    private Reports reports;
    private TransactionTemplate transaction;

    @BeforeEach
    void emptyDatabase() {
        pool.setMaximumPoolSize(8);
        pool.setJdbcUrl(
                postgres
                        ? TestPostgres.newDatabase()
                        : "jdbc:h2:mem:"
                                + UUID.randomUUID()
                                + ";MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1");
        jdbc = JdbcClient.create(pool);
        completions = new Completions(jdbc);
        reports =
                new Reports(
                        jdbc, FoldedSql.of(new JdbcTemplate(pool)), completions, Clock.systemUTC());
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void the_first_telling_of_a_completion_counts_and_never_changes() {
        migrate();
        completions.keep(List.of(lanternNight()));
        completions.keep(List.of(completion(7, "Told again, later", 3), completion(8, "Other", 2)));
        assertThat(completions.find(7)).contains(lanternNight());
        assertThat(completions.find("ev07")).contains(lanternNight());
        assertThat(completions.find(8)).isPresent();
        assertThat(completions.find("EV09")).isEmpty();
        assertThat(jdbc.sql("select count(*) from completion_type").query(Long.class).single())
                .isEqualTo(4);
    }

    @Test
    void tellings_that_arrive_at_the_same_moment_leave_one() throws Exception {
        migrate();
        var together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<?> telling =
                    () -> {
                        together.await();
                        transaction.executeWithoutResult(status ->
                                completions.keep(
                                        List.of(completion(8, "Other", 2), lanternNight())));
                        return null;
                    };
            var all =
                    java.util.stream.Stream.generate(() -> threads.submit(telling))
                            .limit(6)
                            .toList();
            together.countDown();
            for (var one : all) one.get();
        }
        assertThat(completions.find(7)).contains(lanternNight());
        assertThat(completions.countDue(ALL)).isEqualTo(2);
    }

    @Test
    void a_report_comes_back_with_the_figures_of_its_event_and_typed_ones_give_way() {
        migrate();
        var early = new CompletedEvent(7, "EV07", "As it was", lanternNight().startsAt(), 2, null);
        var id =
                reports.add(
                        early,
                        "Ana",
                        new ReportText(" Fine\r\nnight ", null),
                        Figures.typed(10, 9));
        var typed = reports.find(id, ALL).orElseThrow();
        assertThat(typed.figures()).isEqualTo(Figures.typed(10, 9));
        assertThat(typed.summary()).isEqualTo("Fine\nnight");
        assertThat(typed.eventName()).isEqualTo("As it was");

        completions.keep(List.of(lanternNight()));
        var stored = reports.find(id, ALL).orElseThrow();
        assertThat(stored.eventName()).isEqualTo("Lantern Night");
        assertThat(stored.figures()).isEqualTo(Figures.of(lanternNight()));
        assertThat(stored.figures().revenue()).isEqualTo("3900.00");
        assertThat(stored.figures().ticketTypes())
                .containsExactly(
                        new Figures.Type("General admission", "24.00", 150, 150),
                        new Figures.Type("VIP", "25.00", 50, 12));
    }

    @Test
    void an_organiser_gets_their_own_and_nobody_elses() {
        migrate();
        completions.keep(List.of(lanternNight(), completion(8, "Other", 3)));
        var me = new Scope(2L);
        assertThat(completions.due(me, 10, 0)).extracting(Completion::code).containsExactly("EV07");
        assertThat(completions.due(ALL, 10, 0))
                .extracting(Completion::code)
                .containsExactly("EV08", "EV07");
        var mine = add(lanternNight());
        var other = add(completion(8, "Other", 3));
        assertThat(completions.countDue(ALL)).isZero();
        assertThat(reports.find(mine, me)).isPresent();
        assertThat(reports.find(other, me)).isEmpty();
        assertThat(ids(me, ANY)).containsExactly(mine);
        assertThat(reports.count(me, ANY)).isEqualTo(1);
        assertThat(reports.change(other, me, WORDS, null)).isFalse();
        assertThat(reports.delete(other, me, null)).isFalse();
        assertThat(ids(ALL, new ReportQuery(null, 8L, null, null, null))).containsExactly(other);
        assertThat(reports.delete(mine, me, null)).isTrue();
        assertThat(completions.countDue(me)).isEqualTo(1);
    }

    @Test
    void words_are_found_in_name_code_and_summary_and_wildcards_are_letters() {
        migrate();
        var lantern = lanternNight();
        var rain = completion(8, "100% rain_check", 2);
        completions.keep(List.of(lantern, rain));
        var first = add(lantern);
        var second = add(rain);
        assertThat(ids(ALL, query("LANTERN", null))).containsExactly(first);
        assertThat(ids(ALL, query("ev08", null))).containsExactly(second);
        assertThat(ids(ALL, query("full house", "created_at"))).containsExactly(first, second);
        assertThat(ids(ALL, query("100%", null))).containsExactly(second);
        assertThat(ids(ALL, query("n_c", null))).containsExactly(second);
        assertThat(ids(ALL, query("%%", null))).isEmpty();
        assertThat(reports.count(ALL, query("lantern", null))).isEqualTo(1);
        assertThat(ids(ALL, query(null, "event_name"))).containsExactly(second, first);
        assertThat(ids(ALL, query(null, "-event_name"))).containsExactly(first, second);
        assertThat(ids(ALL, query(null, "sold"))).containsExactly(first, second);
        assertThat(ids(ALL, query(null, "starts_at"))).containsExactly(first, second);
    }

    @Test
    void only_the_version_that_was_read_is_changed() {
        migrate();
        var id = add(lanternNight());
        assertThat(reports.change(id, ALL, new ReportText("Second", ""), 0L)).isTrue();
        assertThat(reports.change(id, ALL, new ReportText("Lost", ""), 0L)).isFalse();
        assertThat(reports.delete(id, ALL, 0L)).isFalse();
        var stored = reports.find(id, ALL).orElseThrow();
        assertThat(stored.summary()).isEqualTo("Second");
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.updatedAt()).isNotNull();
        assertThat(reports.delete(id, ALL, 1L)).isTrue();
    }

    @Test
    void reports_of_the_version_before_stay_as_they_were() {
        flyway().locations("classpath:db/migration")
                .target(MigrationVersion.fromVersion("1"))
                .load()
                .migrate();
        jdbc.sql(
                        """
                        insert into report (event_id, organizer_id, summary, feedback, capacity, sold, created_at)
                        values (7, 2, 'Old words', '', 50, 40, current_timestamp)
                        """)
                .update();
        migrate();
        var old = reports.list(new Scope(2L), ANY, 10, 0).getFirst();
        assertThat(old.summary()).isEqualTo("Old words");
        assertThat(old.figures()).isEqualTo(Figures.typed(50, 40));
        assertThat(old.eventCode()).isNull();
        assertThat(reports.change(old.id(), new Scope(2L), WORDS, old.version())).isTrue();
    }

    private void migrate() {
        flyway().load().migrate();
    }

    private org.flywaydb.core.api.configuration.FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/outbox", "classpath:db/migration")
                .outOfOrder(true);
    }

    private long add(Completion about) {
        return reports.add(CompletedEvent.of(about), "Ana", WORDS, null);
    }

    private List<Long> ids(Scope scope, ReportQuery query) {
        return reports.all(scope, query).map(Report::id).toList();
    }

    private static ReportQuery query(String words, String sort) {
        return new ReportQuery(words, null, sort, null, null);
    }
}
