package dev.marquee.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is old enough goes, after it was reported, and nothing that is held. */
abstract class RetentionContract {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Holds NONE = new Holds(List.of(), List.of());

    private HikariDataSource database;
    private JdbcClient jdbc;

    abstract String newDatabase();

    @BeforeEach
    void letters() {
        database = new HikariDataSource();
        database.setJdbcUrl(newDatabase());
        Flyway.configure().dataSource(database).locations("classpath:db/outbox").load().migrate();
        jdbc = JdbcClient.create(database);
        jdbc.sql(
                        "create table letter (id bigint primary key, at timestamp with time zone, done boolean, email varchar(100), event_id bigint)")
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void letter(long id, int daysOld, boolean done, String email, Long event) {
        jdbc.sql("insert into letter (id, at, done, email, event_id) values (?, ?, ?, ?, ?)")
                .params(
                        id,
                        NOW.minus(Duration.ofDays(daysOld)).atOffset(ZoneOffset.UTC),
                        done,
                        email,
                        event)
                .update();
    }

    /** Of a moment's replica. */
    private Retention retention(Map<String, Duration> settings) {
        return retention(settings, NOW);
    }

    private Retention nextNight(Map<String, Duration> settings) {
        return retention(settings, NOW.plus(Duration.ofDays(1)));
    }

    private Retention retention(Map<String, Duration> settings, Instant now) {
        return retention(settings, now, "email");
    }

    private Retention retention(Map<String, Duration> settings, Instant now, String person) {
        return new Retention(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(database)),
                List.of(
                        new RetentionRule(
                                "letters",
                                Duration.ofDays(100),
                                Duration.ofDays(10),
                                "letter",
                                "id",
                                "at",
                                "done",
                                person,
                                "event_id",
                                false)),
                new RetentionSettings(settings),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<Long> left() {
        return jdbc.sql("select id from letter order by id").query(Long.class).list();
    }

    @Test
    void the_first_run_reports_and_the_next_one_deletes_what_is_old_and_done() {
        letter(1, 101, true, "a@example.org", 1L);
        letter(2, 98, true, "a@example.org", 1L);
        letter(3, 200, false, "a@example.org", 1L);
        var retention = retention(Map.of());

        var before = retention.preview(NONE).getFirst();
        assertThat(before.count()).isEqualTo(1);
        assertThat(before.oldest()).isEqualTo(NOW.minus(Duration.ofDays(101)));
        assertThat(before.samples()).extracting(RetentionKind.Sample::id).containsExactly("1");
        assertThat(before.reportsOnly()).isTrue();
        retention.run(NONE);
        assertThat(left()).as("only reported").containsExactly(1L, 2L, 3L);
        assertThat(retention.preview(NONE).getFirst().reportsOnly()).isFalse();
        var next = nextNight(Map.of());
        next.run(NONE);

        assertThat(left()).containsExactly(2L, 3L);
        var after = next.preview(NONE).getFirst();
        assertThat(after.lastDeleted()).isEqualTo(1);
        assertThat(after.lastRun()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(after.count()).isZero();
    }

    @Test
    void another_time_is_reported_anew() {
        letter(1, 50, true, "a@example.org", 1L);
        retention(Map.of()).run(NONE);
        var shorter = Map.of("letters", Duration.ofDays(20));

        nextNight(shorter).run(NONE);
        assertThat(left()).hasSize(1);
        nextNight(shorter).run(NONE);
        assertThat(left()).as("a replica in the same night").hasSize(1);
        retention(shorter, NOW.plus(Duration.ofDays(2))).run(NONE);
        assertThat(left()).isEmpty();
    }

    @Test
    void several_replicas_in_one_night_report_and_delete_nothing() {
        letter(1, 200, true, "a@example.org", 1L);
        for (var minutes : List.of(0, 0, 1, 30, 700))
            retention(Map.of(), NOW.plus(Duration.ofMinutes(minutes))).run(NONE);
        assertThat(left()).as("only reported").containsExactly(1L);

        // The control: those of the next night need not wait for the last of this one.
        retention(Map.of(), NOW.plus(Retention.TO_READ)).run(NONE);
        assertThat(left()).isEmpty();
    }

    @Test
    void what_is_held_stays_by_person_or_event_and_more_than_a_page_goes() {
        letter(1, 200, true, "Held@example.org", 1L);
        letter(2, 200, true, "b@example.org", 7L);
        letter(3, 200, true, "b@example.org", null);
        for (var id = 10; id < 10 + Retention.PAGE * 2; id++)
            letter(id, 300, true, "c@example.org", 2L);
        var holds = new Holds(List.of("held@example.org"), List.of(7L));
        var retention = retention(Map.of());

        assertThat(retention.preview(holds).getFirst().count()).isEqualTo(Retention.PAGE * 2 + 1);
        assertThat(retention.preview(holds).getFirst().samples()).hasSize(5);
        retention.run(holds);
        nextNight(Map.of()).run(holds);
        assertThat(left()).containsExactly(1L, 2L);
        nextNight(Map.of()).run(NONE);
        assertThat(left()).as("without the holds").isEmpty();
    }

    @Test
    void what_is_of_several_people_stays_while_one_of_them_is_held() {
        letter(1, 200, true, null, null);
        letter(2, 200, true, null, null);
        jdbc.sql("create table reader (letter_id bigint, address varchar(100))").update();
        jdbc.sql(
                        "insert into reader values (1, 'a@example.org'), (1, 'b@example.org'), (2, 'a@example.org')")
                .update();
        var readers = "id in (select letter_id from reader where address in (:people))";
        var held = new Holds(List.of("b@example.org"), List.of());
        retention(Map.of(), NOW, readers).run(held);
        var next = retention(Map.of(), NOW.plus(Duration.ofDays(1)), readers);
        assertThat(next.preview(held).getFirst().count()).isOne();

        next.run(held);
        assertThat(left()).containsExactly(1L);
        next.run(NONE);
        assertThat(left()).isEmpty();
    }

    @Test
    void rows_of_nobody_and_of_no_event_go_whoever_is_held() {
        var all =
                List.of(
                        NONE,
                        new Holds(List.of("held@example.org"), List.of()),
                        new Holds(List.of(), List.of(7L)),
                        new Holds(List.of("held@example.org"), List.of(7L)));
        retention(Map.of()).run(NONE);
        for (var holds : all) {
            letter(1, 200, true, "", null);
            letter(2, 200, true, null, null);
            letter(3, 200, true, "", 1L);
            letter(4, 200, true, "b@example.org", null);
            letter(5, 200, true, "held@example.org", 7L);

            nextNight(Map.of()).run(holds);

            assertThat(left())
                    .as("%s", holds)
                    .isEqualTo(holds.equals(NONE) ? List.of() : List.of(5L));
            jdbc.sql("delete from letter").update();
        }
    }

    @Test
    void less_than_the_least_is_refused_at_the_start() {
        assertThatThrownBy(() -> retention(Map.of("letters", Duration.ofDays(9))))
                .hasMessageContaining("marquee.retention.keep.letters");
    }
}
