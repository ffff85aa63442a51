package dev.marquee.platform.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What services with entities rely on, on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EntitiesContract {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Configuration
    @AutoConfigurationPackage
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JpaAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        DataJpaRepositoriesAutoConfiguration.class
    })
    static class Service {}

    private ConfigurableApplicationContext service;
    private Notes notes;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;

    /** The address of an empty database. */
    abstract String database();

    @BeforeAll
    void start() {
        service =
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--spring.datasource.url=" + database(),
                                "--spring.datasource.hikari.maximum-pool-size=2",
                                "--spring.datasource.hikari.connection-timeout=250",
                                "--spring.jpa.hibernate.ddl-auto=create");
        notes = service.getBean(Notes.class);
        jdbc = service.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        notes.deleteAll();
    }

    @Test
    void a_search_finds_words_however_they_are_accented_and_in_whichever_attribute() {
        var found = note("Çağlar’s hall", "Straße 1");
        note("Elsewhere", null);
        for (var typed : List.of("caglars", "STRASSE hall", "çağlar 1", " hall "))
            assertThat(titles(typed)).as(typed).containsExactly(found.title());
        for (var typed : List.of("hall nobody", "%", "s_rasse", "’"))
            assertThat(titles(typed)).as(typed).isEmpty();
        assertThat(titles(" ")).hasSize(2);
    }

    private List<String> titles(String typed) {
        return notes.findAll(Specification.where(Search.words(typed, "title", "text"))).stream()
                .map(Note::title)
                .toList();
    }

    @Test
    void a_list_is_sorted_as_its_address_says() {
        var second = note("b", "y");
        var first = note("A", "z");
        var third = note("B", "x");
        var untitled = note(null, "u");
        var orders =
                new SortParameter()
                        .field("title", Order.by("title").ignoreCase().nullsLast(), Order.by("id"));
        assertThat(notes.findAll(orders.read("title")))
                .extracting(Note::id)
                .containsExactly(first.id(), second.id(), third.id(), untitled.id());
        assertThat(notes.findAll(orders.read("-title")))
                .extracting(Note::id)
                .containsExactly(third.id(), second.id(), first.id(), untitled.id());
        assertThatThrownBy(() -> orders.read("version"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_page_past_the_end_is_the_last_and_one_before_the_start_the_first() {
        for (var i = 0; i < 5; i++) note("n" + i, null);
        assertThat(page(7).getContent()).extracting(Note::title).containsExactly("n4");
        assertThat(page(-1).getNumber()).isZero();
        assertThat(page(1).getTotalElements()).isEqualTo(5);
    }

    private Page<Note> page(int number) {
        return Pages.orLast(notes, Specification.unrestricted(), number, 2, Sort.by("id"));
    }

    /** In the hour that comes twice, a local time would not tell them apart. */
    @Test
    void moments_come_back_as_they_were_in_whatever_zone_the_machine_is() {
        var machine = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Lisbon"));
            for (var text : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
                var moment = Instant.parse(text);
                var id = notes.save(new Note(text, null, moment)).id();
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                assertThat(notes.findById(id).orElseThrow().writtenAt()).isEqualTo(moment);
                TimeZone.setDefault(TimeZone.getTimeZone("Europe/Lisbon"));
            }
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    @Test
    void entities_and_statements_share_a_transaction() {
        transaction.executeWithoutResult(status -> {
            notes.saveAndFlush(new Note("half", null, NOON));
            assertThat(count()).isOne();
            jdbc.sql("update note set text = 'written'").update();
            status.setRollbackOnly();
        });
        assertThat(count()).isZero();
    }

    private int count() {
        return jdbc.sql("select count(*) from note").query(Integer.class).single();
    }

    @Test
    void of_two_who_change_the_same_version_the_slower_one_is_refused() {
        var mine = notes.findById(note("as it was", null).id()).orElseThrow();
        var theirs = notes.findById(mine.id()).orElseThrow();
        theirs.rename("theirs");
        notes.save(theirs);
        mine.rename("mine");
        assertThatThrownBy(() -> notes.save(mine))
                .isInstanceOf(ObjectOptimisticLockingFailureException.class);
        assertThat(notes.findById(mine.id()).orElseThrow().title()).isEqualTo("theirs");
    }

    /** {@code DatabaseAwayAdvice} answers this with 503. */
    @Test
    void without_a_free_connection_no_transaction_begins() throws Exception {
        var pool = service.getBean(DataSource.class);
        try (var one = pool.getConnection();
                var other = pool.getConnection()) {
            assertThat(one.isValid(1) && other.isValid(1)).isTrue();
            assertThatThrownBy(notes::count).isInstanceOf(CannotCreateTransactionException.class);
        }
    }

    private Note note(String title, String text) {
        return notes.save(new Note(title, text, NOON));
    }
}
