package dev.marquee.ticket.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.ticket.MovableClock;
import dev.marquee.ticket.client.ReportClient;
import dev.marquee.ticket.client.ReportClient.FactTotal;
import dev.marquee.ticket.client.ReportClient.FactTotals;
import dev.marquee.ticket.ledger.LedgerHouse.Event;
import dev.marquee.ticket.search.Scope;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.databind.json.JsonMapper;

/** What changed is checked in the night, and what is new is told once. */
class LedgerNightTest {

    private final MovableClock clock = new MovableClock();
    private LedgerHouse house;
    private LedgerChecks checks;
    private final ReportClient reports = Mockito.mock(ReportClient.class);
    private CheckLedger checkLedger;
    private LedgerNight night;

    @BeforeEach
    void open() {
        house =
                new LedgerHouse(
                        "jdbc:h2:mem:%s;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1"
                                .formatted(UUID.randomUUID()));
        clock.stop();
        Mockito.when(reports.totals(ArgumentMatchers.anyLong()))
                .thenThrow(new ResourceAccessException("away"));
        checks = new LedgerChecks(house.jdbc, JsonMapper.shared());
        var outbox =
                new Outbox(new JdbcTemplate(house.database), JsonMapper.shared(), clock, () -> {});
        checkLedger =
                new CheckLedger(
                        house.reader,
                        house.snapshot,
                        new ToldFacts(house.jdbc, reports, clock),
                        checks,
                        house.transaction,
                        outbox,
                        clock);
        night = new LedgerNight(checkLedger, checks, house.jdbc, clock);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private int checksOf(Event event) {
        return checks.all(new Scope(null), event.id(), null, 0, 100).items().size();
    }

    private List<String> told() {
        return house.jdbc
                .sql("select topic from outbox where topic = 'ledger-broken'")
                .query(String.class)
                .list();
    }

    private void change(Event event, String sql) {
        assertThat(house.jdbc.sql(sql).param("e", event.id()).update()).isPositive();
    }

    @Test
    void events_are_checked_that_changed_since_or_were_not_for_a_month() {
        var changed = house.event("EUR");
        var quiet = house.event("VND");
        night.run();
        assertThat(checksOf(changed)).isOne();
        assertThat(checksOf(quiet)).isOne();
        assertThat(checks.last(changed.id()).orElseThrow().nightly()).isTrue();

        clock.pass(Duration.ofDays(1));
        night.run();
        assertThat(checksOf(quiet)).as("nothing changed").isOne();

        house.jdbc
                .sql("update inventory set changed_at = ? where event_id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), changed.id())
                .update();
        clock.pass(Duration.ofDays(1));
        night.run();
        assertThat(checksOf(changed)).isEqualTo(2);
        assertThat(checksOf(quiet)).isOne();

        clock.pass(Duration.ofDays(29));
        night.run();
        assertThat(checksOf(quiet)).as("a month later").isEqualTo(2);
    }

    @Test
    void money_that_moved_is_a_change() {
        var event = house.event("EUR");
        night.run();
        clock.pass(Duration.ofDays(1));
        house.jdbc
                .sql("update refund set done_at = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), event.refund())
                .update();
        clock.pass(Duration.ofHours(1));
        night.run();
        assertThat(checksOf(event)).isEqualTo(2);
    }

    @Test
    void what_is_broken_is_told_once_and_again_when_something_else_breaks() {
        var event = house.event("EUR");
        assertThat(checkLedger.handle(event.id(), true).ok()).isTrue();
        assertThat(told()).isEmpty();

        change(event, "update offer set live_uses = 2 where id = :e + 8");
        assertThat(checkLedger.handle(event.id(), true).broken()).containsExactly("offer-uses");
        assertThat(checkLedger.handle(event.id(), true).ok()).isFalse();
        assertThat(told()).hasSize(1);
        assertThat(checks.broken(new Scope(null))).isOne();
        assertThat(checks.broken(new Scope(3L))).as("another organiser's").isZero();

        change(event, "update ticket_type set wanted = 2 where event_id = :e");
        checkLedger.handle(event.id(), true);
        assertThat(told()).hasSize(2);

        change(event, "update offer set live_uses = 1 where id = :e + 8");
        change(event, "update ticket_type set wanted = 1 where event_id = :e");
        assertThat(checkLedger.handle(event.id(), false).ok()).isTrue();
        assertThat(checks.broken(new Scope(null))).isZero();
        assertThat(told()).hasSize(2);
    }

    @Test
    void an_event_that_is_tried_out_is_checked_and_counts_nowhere() {
        var event = house.event("EUR");
        change(
                event,
                "update sale_terms set test_mode = 'on', name = '[TEST] x' where event_id = :e");
        change(event, "update offer set live_uses = 2 where id = :e + 8");

        var check = checkLedger.handle(event.id(), true);

        assertThat(check.ok()).isFalse();
        assertThat(check.testMode()).isTrue();
        assertThat(told()).isEmpty();
        assertThat(checks.broken(new Scope(null))).isZero();
    }

    @Test
    void an_event_that_cannot_be_checked_keeps_no_other_from_it() {
        var bad = house.event("EUR");
        var good = house.event("EUR");
        change(bad, "update sale_terms set names = '{' where event_id = :e");

        night.run();

        assertThat(checksOf(bad)).isZero();
        assertThat(checksOf(good)).isOne();
    }

    @Test
    void old_checks_are_forgotten_but_never_the_last() {
        var event = house.event("EUR");
        checkLedger.handle(event.id(), true);
        clock.pass(Duration.ofDays(200));
        checkLedger.handle(event.id(), true);
        clock.pass(Duration.ofDays(500));
        checks.forget(clock.instant().minus(Duration.ofDays(400)));
        assertThat(checksOf(event)).isOne();
    }

    @Test
    void what_was_found_is_kept_in_full() {
        var event = house.event("BHD");
        var check = checkLedger.handle(event.id(), false);

        var view = LedgerCheckView.of(check, checks.details(check.id()));

        assertThat(view.places().capacity()).isEqualTo(100);
        assertThat(view.rules())
                .extracting(LedgerCheckView.OfRule::rule)
                .containsExactly("L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9");
        assertThat(view.rules()).allMatch(LedgerCheckView.OfRule::ok);
        assertThat(view.rules().get(4).figures().getFirst().counted()).isEqualTo("7.200");
        assertThat(check.open()).isEqualTo(new LedgerCheck.Open(100, 2, 1, 94));
        assertThat(check.open().keptBack()).isEqualTo(3);
    }

    /** All rows of an event by hand were told: nothing is newer than what was read. */
    private void toldUntil(String at) {
        house.jdbc
                .sql("update fact_cursor set at = cast(? as timestamp with time zone)")
                .param(at)
                .update();
    }

    private void reportSays(FactTotal... totals) {
        Mockito.reset(reports);
        Mockito.when(reports.totals(ArgumentMatchers.anyLong()))
                .thenReturn(new FactTotals(List.of(totals)));
    }

    private static final FactTotal[] AS_IT_IS = {
        new FactTotal("confirmed", "EUR", 1, 3, 7200),
        new FactTotal("paid", "EUR", 1, 1, 7200),
        new FactTotal("refunded", "EUR", 1, 1, 2000),
        new FactTotal("viewed", "", 90, 90, 0)
    };

    private List<Figure> told(LedgerCheck check) {
        return checks.details(check.id()).figures().stream()
                .filter(figure -> figure.rule().equals("L9"))
                .toList();
    }

    @Test
    void what_was_told_to_report_service_is_compared_with_the_rows() {
        var event = house.event("EUR");
        toldUntil("2026-11-29 00:00:00+00");
        reportSays(AS_IT_IS);

        var check = checkLedger.handle(event.id(), false);

        assertThat(check.broken()).isEmpty();
        assertThat(told(check)).noneMatch(Figure::pending);
        assertThat(told(check))
                .extracting(Figure::name, Figure::currency, Figure::counted, Figure::stored)
                .containsExactly(
                        tuple("told-confirmed", null, 1L, 1L),
                        tuple("told-paid", "EUR", 7200L, 7200L),
                        tuple("told-refunded", "EUR", 2000L, 2000L),
                        tuple("told-admitted", null, 0L, 0L));
    }

    @Test
    void what_report_service_counts_differently_is_named() {
        var event = house.event("EUR");
        toldUntil("2026-11-29 00:00:00+00");
        reportSays(
                new FactTotal("paid", "EUR", 1, 1, 7100),
                new FactTotal("refunded", "EUR", 1, 1, 2000),
                new FactTotal("refunded", "VND", 1, 1, 5));

        var check = checkLedger.handle(event.id(), false);

        assertThat(check.broken()).containsExactly("told-confirmed", "told-paid", "told-refunded");
    }

    @Test
    void it_is_pending_while_something_is_to_be_told_or_nobody_answers() {
        var event = house.event("EUR");
        assertThat(told(checkLedger.handle(event.id(), false)))
                .as("away")
                .hasSize(4)
                .allMatch(Figure::pending);
        reportSays();
        toldUntil("2026-11-20 10:59:00+00");
        var check = checkLedger.handle(event.id(), false);
        assertThat(told(check)).as("a refund was not told yet").allMatch(Figure::pending);
        assertThat(check.ok()).isTrue();
        toldUntil("2026-11-30 00:00:00+00");
        house.jdbc
                .sql(
                        "insert into outbox (topic, fact_key, payload, created_at, due_at) values ('facts', 'k', '{}', current_timestamp, current_timestamp)")
                .update();
        assertThat(told(checkLedger.handle(event.id(), false)))
                .as("a message is on its way")
                .allMatch(Figure::pending);
        house.jdbc.sql("update outbox set due_at = null where topic = 'facts'").update();
        assertThat(checkLedger.handle(event.id(), false).ok()).as("and then it counts").isFalse();
    }

    @Test
    void it_is_pending_when_something_arrives_meanwhile() {
        var event = house.event("EUR");
        toldUntil("2026-11-29 00:00:00+00");
        Mockito.reset(reports);
        Mockito.when(reports.totals(event.id()))
                .thenReturn(new FactTotals(List.of()))
                .thenReturn(new FactTotals(List.of(AS_IT_IS)));
        assertThat(told(checkLedger.handle(event.id(), false))).allMatch(Figure::pending);
    }

    @Test
    void the_counts_for_everybody_know_nothing_of_types_by_code() {
        var event = house.event("EUR");
        seated(event);
        for (var sql :
                List.of(
                        "update ticket_type set pool = null, pool_quantity = null, quantity = 60 where event_id = :e",
                        "insert into ticket_type (event_id, id, name, price_minor, quantity, sold, position, needs_code) values (:e, :e + 30, 'Friends', 0, 40, 1, 1, true)",
                        "insert into booking (id, event_id, status, quantity, total_minor, currency, buyer_name, buyer_email, quota_email, created_at) values (:e + 31, :e, 'confirmed', 1, 0, 'EUR', 'Di', 'di@example.org', 'di@example.org', current_timestamp)",
                        "insert into ticket (id, booking_id, event_id, number, ticket_type_id, price_minor, status) values (:e + 32, :e + 31, :e, 5, :e + 30, 0, 'issued')",
                        "insert into buyer_quota (email, event_id, held, quota) values ('di@example.org', :e, 1, 4)",
                        "update inventory set sold = 4, issued = 5 where event_id = :e"))
            change(event, sql);

        var check = checkLedger.handle(event.id(), false);

        assertThat(check.broken()).isEmpty();
        // 60 less 2 and 1; 2 are promised; of the three that are blocked, two are Friends'
        assertThat(check.open()).isEqualTo(new LedgerCheck.Open(60, 2, 1, 54));
        assertThat(checks.details(check.id()).places()).isEqualTo(new Places(100, 91, 1, 3, 2, 3));
    }

    /** Three seats are blocked: A-9 for everybody, and two of Friends. */
    private void seated(Event event) {
        var seat = "{\"id\":\"%1$s\",\"number\":\"%1$s\",\"x\":1,\"y\":1}";
        house.jdbc
                .sql("insert into seating_plan (event_id, plan) values (?, ?)")
                .params(
                        event.id(),
                        """
                        {"name":"Hall","sections":[{"id":"a","name":"A","kind":"seats","rows":[{"label":"A","seats":[%s]}]},
                                                   {"id":"b","name":"B","kind":"seats","rows":[{"label":"B","seats":[%s,%s]}]}]}
                        """
                                .formatted(
                                        seat.formatted("A-9"),
                                        seat.formatted("B-1"),
                                        seat.formatted("B-2")))
                .update();
        house.jdbc
                .sql("update seating set sections = ? where event_id = ?")
                .params("{\"a\":%d,\"b\":%d}".formatted(event.type(), event.id() + 30), event.id())
                .update();
        change(
                event,
                "insert into seat_block (event_id, seat_id, kind, made_by, made_at) values (:e, 'B-1', 'kept', 'ana', current_timestamp), (:e, 'B-2', 'kept', 'ana', current_timestamp)");
    }

    @Test
    void a_message_that_waits_for_days_hides_nothing() {
        var event = house.event("EUR");
        toldUntil("2030-11-30 00:00:00+00");
        reportSays();
        house.jdbc
                .sql(
                        "insert into outbox (topic, fact_key, payload, created_at, due_at) values ('facts', 'k', '{}', :at, :at)")
                .param("at", clock.instant().minus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC))
                .update();
        assertThat(checkLedger.handle(event.id(), false).broken()).contains("told-paid");
    }

    @Test
    void an_event_that_another_replica_has_claimed_is_left_to_it() {
        var event = house.event("EUR");
        house.jdbc
                .sql("insert into ledger_claim (event_id, claimed_at) values (?, ?)")
                .params(event.id(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        night.run();
        assertThat(checksOf(event)).isZero();
        clock.pass(Duration.ofDays(1));
        night.run();
        assertThat(checksOf(event)).isOne();
    }

    @Test
    void what_was_committed_late_with_an_earlier_time_is_checked() {
        var event = house.event("EUR");
        night.run();
        house.jdbc
                .sql("update refund set done_at = ? where id = ?")
                .params(
                        clock.instant().minus(Duration.ofMinutes(2)).atOffset(ZoneOffset.UTC),
                        event.refund())
                .update();
        clock.pass(Duration.ofDays(1));
        night.run();
        assertThat(checksOf(event)).isEqualTo(2);
    }

    @Test
    void whoever_asks_again_at_once_gets_the_same_check() {
        var event = house.event("EUR");
        var first = checkLedger.recent(event.id());
        assertThat(checkLedger.recent(event.id()).id()).isEqualTo(first.id());
        clock.pass(Duration.ofSeconds(6));
        assertThat(checkLedger.recent(event.id()).id()).isNotEqualTo(first.id());
    }
}
