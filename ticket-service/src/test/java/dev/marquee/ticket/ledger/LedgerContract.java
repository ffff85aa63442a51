package dev.marquee.ticket.ledger;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.ticket.ledger.LedgerHouse.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

/** What does not agree is named, and what agrees is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LedgerContract {

    /** What is done to the rows by hand, and what has to be said of it. */
    record Break(String measure, String sql, Function<Event, String> ref) {
        @Override
        public String toString() {
            return measure;
        }
    }

    private LedgerHouse house;

    abstract String newDatabase();

    @BeforeAll
    void open() {
        house = new LedgerHouse(newDatabase());
    }

    @AfterAll
    void close() {
        house.close();
    }

    static Stream<Break> breaks() {
        return Stream.of(
                of("places", "update inventory set sold = 2 where event_id = :e", Event::id),
                of("sold", "update inventory set sold = 2 where event_id = :e", Event::id),
                of(
                        "within-capacity",
                        "update inventory set sold = 1, capacity = 2 where event_id = :e",
                        Event::id),
                of("capacity", "update inventory set capacity = 99 where event_id = :e", Event::id),
                of(
                        "wanted-any",
                        "update inventory set wanted_any = 0 where event_id = :e",
                        Event::id),
                of("wanted", "update ticket_type set wanted = 2 where event_id = :e", Event::type),
                of("type-sold", "update ticket_type set sold = 4 where event_id = :e", Event::type),
                of(
                        "type-quantity",
                        "update ticket_type set sold = 2, quantity = 2 where event_id = :e",
                        Event::type),
                named(
                        "pool-quantity",
                        "update ticket_type set sold = 2, quantity = 2, pool_quantity = 2 where event_id = :e",
                        event -> "Hall"),
                of(
                        "seat-of-ticket",
                        "update ticket_seat set live_seat = null where ticket_id = :e + 3",
                        Event::issued),
                named(
                        "ticket-of-seat",
                        "update ticket_seat set live_seat = seat_id where ticket_id = :e + 5",
                        event -> "A-3"),
                named(
                        "seat-held-back",
                        "update seat_block set seat_id = 'A-1' where event_id = :e",
                        event -> "A-1"),
                of("offer-uses", "update offer set live_uses = 2 where id = :e + 8", Event::offer),
                of(
                        "offer-limit",
                        "update offer_use set uses = 6 where booking_id = :e + 2",
                        Event::offer),
                named(
                        "code-uses",
                        "update offer_code set live_uses = 0 where offer_id = :e + 8",
                        event -> "winter"),
                named(
                        "code-limit",
                        "update offer_use set uses = 4 where booking_id = :e + 2",
                        event -> "winter"),
                of(
                        "booking-uses",
                        "update offer_use set uses = 2 where booking_id = :e + 2",
                        Event::booking),
                of(
                        "paid",
                        "update payment set amount_minor = 7100 where id = :e + 6",
                        Event::booking),
                of(
                        "cost",
                        "update booking set total_minor = 7300 where id = :e + 2",
                        Event::booking),
                of(
                        "refunded",
                        "update booking set refunded_minor = 1 where id = :e + 2",
                        Event::booking),
                of(
                        "kept",
                        "update refund set fee_kept_minor = 0 where id = :e + 7",
                        Event::booking),
                of(
                        "held",
                        "update buyer_quota set held = 1 where event_id = :e and email = 'ana@example.org'",
                        Event::booking),
                of(
                        "quota",
                        "update buyer_quota set held = 0, quota = 0 where event_id = :e and email = 'rui@example.org'",
                        Event::unpaid),
                of(
                        "held-of-type",
                        "update buyer_type_quota set held = 3 where event_id = :e and email = 'ana@example.org'",
                        Event::booking),
                of(
                        "quota-of-type",
                        "delete from buyer_type_quota where event_id = :e and email = 'rui@example.org'",
                        Event::unpaid),
                of(
                        "admitted-is-used",
                        "update ticket set status = 'issued', used_at = null where id = :e + 4",
                        Event::used),
                of(
                        "used-is-admitted",
                        "update ticket set status = 'used' where id = :e + 3",
                        Event::issued),
                of(
                        "payment-refunded",
                        "update payment set refunded_minor = 0 where id = :e + 6",
                        Event::payment),
                of(
                        "refunds-within-payment",
                        "update refund set amount_minor = 7201 where id = :e + 7",
                        Event::payment),
                of(
                        "tickets-cost",
                        "update ticket set paid_minor = 2399 where id = :e + 3",
                        Event::booking));
    }

    private static Break of(String measure, String sql, Function<Event, Long> ref) {
        return new Break(measure, sql, ref.andThen(String::valueOf));
    }

    private static Break named(String measure, String sql, Function<Event, String> ref) {
        return new Break(measure, sql, ref);
    }

    /** With amounts without decimals, with two, and with three. */
    @ParameterizedTest
    @ValueSource(strings = {"EUR", "VND", "BHD"})
    void rows_that_agree_are_not_named(String currency) {
        var read = house.check(house.event(currency));

        assertThat(read.figures()).allMatch(Figure::ok);
        assertThat(read.places()).isEqualTo(new Places(100, 94, 1, 2, 2, 1));
        assertThat(figures(read, "paid"))
                .singleElement()
                .satisfies(paid -> {
                    assertThat(paid.currency()).isEqualTo(currency);
                    assertThat(paid.things()).isEqualTo(2);
                    assertThat(paid.counted()).isEqualTo(7200);
                    assertThat(paid.stored()).isEqualTo(7200);
                });
    }

    @Test
    void every_rule_compares_something_of_an_event_that_has_everything() {
        var read = house.check(house.event("EUR"));
        assertThat(read.figures().stream().filter(it -> it.things() > 0).map(Figure::name))
                .containsAll(Measure.all().stream().map(Measure::name).toList())
                .contains("places");
        assertThat(read.figures().stream().map(Figure::rule).collect(toSet()))
                .containsExactlyInAnyOrder("L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void what_is_broken_by_hand_is_named(Break broken) {
        var event = house.event("EUR");
        var other = house.event("EUR");
        assertThat(house.check(event).figures()).allMatch(Figure::ok);

        assertThat(house.jdbc.sql(broken.sql).params(Map.of("e", event.id())).update())
                .isPositive();

        var named = figures(house.check(event), broken.measure);
        assertThat(named).hasSize(1);
        assertThat(named.getFirst().broken()).isEqualTo(1);
        assertThat(named.getFirst().rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.ref()).isEqualTo(broken.ref.apply(event));
                    assertThat(row.counted()).isNotEqualTo(row.stored());
                });
        assertThat(house.check(other).figures()).as("of another event").allMatch(Figure::ok);
    }

    @Test
    void each_comparison_but_one_is_broken_by_a_test_and_that_one_by_nobody() {
        var all = new ArrayList<>(Measure.all().stream().map(Measure::name).toList());
        all.removeAll(breaks().map(Break::measure).toList());
        assertThat(all).containsExactly("admitted-once");
        var event = house.event("EUR");
        assertThatThrownBy(() ->
                        house.jdbc
                                .sql(
                                        """
                                        insert into admission (ticket_id, list_id, entry_day, event_id, admitted_at, inside, moved_at, changed_at)
                                        select ticket_id, list_id, entry_day, event_id, admitted_at, inside, moved_at, changed_at
                                        from admission where event_id = ?
                                        """)
                                .param(event.id())
                                .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void an_amount_in_another_currency_is_never_added() {
        var event = house.event("EUR");
        house.jdbc
                .sql("update payment set currency = 'VND' where id = ?")
                .param(event.payment())
                .update();

        var paid = figures(house.check(event), "paid");

        assertThat(paid).extracting(Figure::currency).containsExactly("EUR", "VND");
        assertThat(paid).noneMatch(Figure::ok);
    }

    @Test
    void money_that_moved_outside_is_for_people_to_decide() {
        var event = house.event("EUR");
        house.jdbc
                .sql("update ticket set status = 'cancelled' where id = ?")
                .param(event.issued())
                .update();
        assertThat(figures(house.check(event), "kept")).noneMatch(Figure::ok);
        house.jdbc
                .sql(
                        """
                        insert into outside_money (id, provider, kind, ref, payment_id, amount_minor, currency, provider_says, created_at)
                        values (:id, 'simulated', 'dispute', 'd-' || :id, :payment, 2400, 'EUR', 'open', current_timestamp)
                        """)
                .params(Map.of("id", event.id(), "payment", event.payment()))
                .update();
        assertThat(figures(house.check(event), "kept")).allMatch(Figure::ok);
    }

    /** What is sold between two statements of a check. */
    private void sell(Event event) {
        house.transaction.executeWithoutResult(status -> {
            for (var sql :
                    List.of(
                            "update inventory set sold = sold + 1, issued = issued + 1 where event_id = :e",
                            "update ticket_type set sold = sold + 1 where event_id = :e",
                            "update buyer_quota set held = held + 1 where event_id = :e and email = 'rui@example.org'",
                            "update buyer_type_quota set held = held + 1 where event_id = :e and email = 'rui@example.org'",
                            """
                            insert into booking (id, event_id, status, quantity, total_minor, currency, buyer_name, buyer_email, quota_email, created_at)
                            values (:e + 20, :e, 'confirmed', 1, 0, 'EUR', 'Rui', 'rui@example.org', 'rui@example.org', timestamp with time zone '2026-11-20 10:00:00+00')
                            """,
                            "insert into ticket (id, booking_id, event_id, number, ticket_type_id, price_minor, status) values (:e + 21, :e + 20, :e, 5, :e + 1, 0, 'issued')"))
                house.jdbc.sql(sql).params(Map.of("e", event.id())).update();
        });
    }

    private LedgerReader.Read whileSelling(Event event) {
        return house.reader
                .read(
                        event.id(),
                        measure -> {
                            if (measure.equals("type-sold")) sellElsewhere(event);
                        })
                .orElseThrow();
    }

    /** On a connection and a thread of its own: this one is in the middle of a check. */
    private void sellElsewhere(Event event) {
        try {
            Thread.ofVirtual().start(() -> sell(event)).join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_check_sees_one_moment_while_tickets_are_sold() {
        var event = house.event("EUR");

        var read = house.snapshot.read(() -> whileSelling(event));

        assertThat(read.figures()).allMatch(Figure::ok);
        assertThat(counted(read, "type-sold")).isEqualTo(counted(read, "sold")).isEqualTo(3);
        var after = house.check(event);
        assertThat(after.figures()).allMatch(Figure::ok);
        assertThat(counted(after, "sold")).isEqualTo(4);
    }

    /** The control. */
    @Test
    void without_a_snapshot_the_same_check_sees_two_moments() {
        var event = house.event("EUR");

        var read = house.transaction.execute(status -> whileSelling(event));

        assertThat(read).isNotNull();
        assertThat(counted(read, "sold")).isEqualTo(3);
        assertThat(counted(read, "type-sold")).isEqualTo(4);
    }

    @Test
    void an_event_that_is_not_there_is_not_found() {
        assertThat(house.snapshot.read(() -> house.reader.read(1))).isEmpty();
    }

    private static long counted(LedgerReader.Read read, String measure) {
        return figures(read, measure).getFirst().counted();
    }

    private static List<Figure> figures(LedgerReader.Read read, String measure) {
        return read.figures().stream().filter(it -> it.name().equals(measure)).toList();
    }
}
