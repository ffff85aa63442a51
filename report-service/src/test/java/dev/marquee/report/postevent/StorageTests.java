package dev.marquee.report.postevent;

import static dev.marquee.report.postevent.Samples.assertStored;
import static dev.marquee.report.postevent.Samples.completion;
import static dev.marquee.report.postevent.Samples.lanternNight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.platform.security.Caller;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.ErrorResponseException;

/** What is stored, on both databases. */
abstract class StorageTests {

    private static final Scope ALL = new Scope(null);
    private static final Scope ANA = new Scope(2L);
    private static final Caller ADMIN = person(1, "ADMIN");
    private static final Caller ORGANIZER = person(2, "ORGANIZER");
    private static final ReportText WORDS = new ReportText("A full house", "Warm");
    private static final ReportQuery ANY = query(null, null);
    private static final PageRequest TEN = PageRequest.ofSize(10);

    @Autowired JdbcClient jdbc;
    @Autowired CompletionInbox inbox;
    @Autowired Completions completions;
    @Autowired Reports reports;
    @Autowired ReportViews views;
    @Autowired ManageReports manage;

    /** Stores a report of organiser 77 with the first version of the schema. */
    static void storeOldReport(String url, String user) {
        var database = new DriverManagerDataSource(url, user, "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(MigrationVersion.fromVersion("1"))
                .load()
                .migrate();
        JdbcClient.create(database)
                .sql(
                        """
                        insert into report (event_id, organizer_id, summary, feedback, capacity, sold, created_at)
                        values (70, 77, 'Old words', '', 50, 40, current_timestamp)
                        """)
                .update();
    }

    @BeforeEach
    void onlyTheOldReport() {
        jdbc.sql("delete from report where organizer_id <> 77").update();
        jdbc.sql("delete from completion_type").update();
        jdbc.sql("delete from completion").update();
    }

    @Test
    void the_first_telling_of_a_completion_counts_and_never_changes() {
        inbox.store(List.of(lanternNight()));
        inbox.store(List.of(completion(7, "Told again, later", 3), completion(8, "Other", 2)));
        assertStored(completions.findById(7L), lanternNight());
        assertStored(completions.findFirstByEventCode("EV07"), lanternNight());
        assertThat(completions.findById(8L)).isPresent();
        assertThat(completions.findFirstByEventCode("EV09")).isEmpty();
        assertThat(jdbc.sql("select count(*) from completion_type").query(Long.class).single())
                .isEqualTo(4);
    }

    @Test
    void tellings_that_arrive_at_the_same_moment_leave_one() throws Exception {
        var together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<?> telling =
                    () -> {
                        together.await();
                        inbox.store(List.of(completion(8, "Other", 2), lanternNight()));
                        return null;
                    };
            var all = Stream.generate(() -> threads.submit(telling)).limit(6).toList();
            together.countDown();
            for (var one : all) one.get();
        }
        assertStored(completions.findById(7L), lanternNight());
        assertThat(completions.countDue(null)).isEqualTo(2);
    }

    @Test
    void of_completions_that_the_database_refuses_none_is_stored() {
        var more = List.of(new Completion.Type("VIP", 2500, 50, 51, null));
        assertThatThrownBy(
                        () -> inbox.store(List.of(lanternNight(), completion(8, "Wrong", 2, more))))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(completions.countDue(null)).isZero();
    }

    @Test
    void a_report_comes_back_with_the_figures_of_its_event_and_typed_ones_give_way() {
        var early = CompletedEvent.of(completion(7, "As it was", 2));
        var id =
                reports.save(
                                Samples.report(
                                        early,
                                        new ReportText(" Fine\r\nnight ", null),
                                        new TypedFigures(10, 9)))
                        .id();
        var typed = views.find(id, ALL).orElseThrow();
        assertThat(typed.figures()).isEqualTo(Figures.of(new TypedFigures(10, 9)));
        assertThat(typed.summary()).isEqualTo("Fine\nnight");
        assertThat(typed.eventName()).isEqualTo("As it was");

        inbox.store(List.of(lanternNight()));
        var stored = views.find(id, ALL).orElseThrow();
        assertThat(stored.eventName()).isEqualTo("Lantern Night");
        assertThat(stored.figures()).isEqualTo(Figures.of(lanternNight()));
        assertThat(stored.figures().revenue()).isEqualTo("3900.00");
        assertThat(stored.figures().ticketTypes())
                .containsExactly(
                        new Figures.Type("General admission", "24.00", 150, 150, "3600.00"),
                        new Figures.Type("VIP", "25.00", 50, 12, "450.00"));
    }

    @Test
    void an_organiser_gets_their_own_and_nobody_elses() {
        inbox.store(List.of(lanternNight(), completion(8, "Other", 3)));
        assertThat(completions.due(2L, TEN)).extracting(DueEvent::code).containsExactly("EV07");
        assertThat(completions.due(null, TEN))
                .extracting(DueEvent::code)
                .containsExactly("EV08", "EV07");
        var mine = add(lanternNight());
        var other = add(completion(8, "Other", 3));
        assertThat(completions.countDue(null)).isZero();
        assertThat(views.find(mine, ANA)).isPresent();
        assertThat(views.find(other, ANA)).isEmpty();
        assertThat(ids(ANA, ANY)).containsExactly(mine);
        assertThat(views.page(ANA, ANY).getTotalElements()).isEqualTo(1);
        refused(404, () -> manage.change(other, WORDS, null, ORGANIZER));
        refused(404, () -> manage.delete(other, null, ORGANIZER));
        assertThat(ids(ALL, new ReportQuery(null, 8L, null, null, null))).containsExactly(other);
        manage.delete(mine, null, ORGANIZER);
        assertThat(completions.countDue(2L)).isEqualTo(1);
    }

    @Test
    void words_are_found_in_name_code_and_summary_and_wildcards_are_letters() {
        var lantern = lanternNight();
        var rain = completion(8, "100% rain_check", 2);
        inbox.store(List.of(lantern, rain));
        var first = add(lantern);
        var second = add(rain);
        assertThat(ids(ALL, query("LANTERN", null))).containsExactly(first);
        assertThat(ids(ALL, query("ev08", null))).containsExactly(second);
        assertThat(ids(ALL, query("full house", "created_at"))).containsExactly(first, second);
        assertThat(ids(ALL, query("100%", null))).containsExactly(second);
        assertThat(ids(ALL, query("n_c", null))).containsExactly(second);
        assertThat(ids(ALL, query("%%", null))).isEmpty();
        assertThat(views.page(ALL, query("lantern", null)).getTotalElements()).isEqualTo(1);
        assertThat(ids(ANA, query(null, "event_name"))).containsExactly(second, first);
        assertThat(ids(ANA, query(null, "-event_name"))).containsExactly(first, second);
        assertThat(ids(ANA, query(null, "sold"))).containsExactly(first, second);
        assertThat(ids(ANA, query(null, "starts_at"))).containsExactly(first, second);
    }

    @Test
    void only_the_version_that_was_read_is_changed() {
        var id = add(lanternNight());
        manage.change(id, new ReportText("Second", ""), 0L, ADMIN);
        refused(412, () -> manage.change(id, new ReportText("Lost", ""), 0L, ADMIN));
        refused(412, () -> manage.delete(id, 0L, ADMIN));
        var stored = views.find(id, ALL).orElseThrow();
        assertThat(stored.summary()).isEqualTo("Second");
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.updatedAt()).isNotNull();
        manage.delete(id, 1L, ADMIN);
        assertThat(views.find(id, ALL)).isEmpty();
    }

    @Test
    void reports_of_the_version_before_stay_as_they_were() {
        var old = views.page(new Scope(77L), ANY).getContent().getFirst();
        assertThat(old.summary()).isEqualTo("Old words");
        assertThat(old.figures()).isEqualTo(Figures.of(new TypedFigures(50, 40)));
        assertThat(old.eventCode()).isNull();
        var owner = person(77, "ORGANIZER");
        var same = new ReportText(old.summary(), old.feedback());
        assertThat(manage.change(old.id(), same, old.version(), owner).updatedAt()).isNotNull();
    }

    private static void refused(int status, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> assertThat(refusal.getStatusCode().value()).isEqualTo(status));
    }

    private long add(Completion about) {
        return reports.save(Samples.report(about, WORDS)).id();
    }

    private List<Long> ids(Scope scope, ReportQuery query) {
        return StreamSupport.stream(views.all(scope, query).spliterator(), false)
                .map(ReportView::id)
                .toList();
    }

    private static ReportQuery query(String words, String sort) {
        return new ReportQuery(words, null, sort, null, null);
    }

    private static Caller person(long id, String role) {
        return new Caller(id, "Somebody", "somebody@example.org", true, Set.of(role));
    }
}
