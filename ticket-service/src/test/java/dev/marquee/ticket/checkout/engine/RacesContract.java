package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Refused;
import dev.marquee.ticket.checkout.Verdict.Replayed;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.ErrorResponseException;

/**
 * Everybody at once. Each race has a control that runs it on the naive way of selling, which must
 * lose it: so the race is known to find what it looks for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RacesContract {

    private static final int TRIES = 30;
    private static final List<String> SPELLINGS =
            List.of(
                    "ana@example.org",
                    "Ana@Example.ORG",
                    " ana@example.org ",
                    "ana@example.org.",
                    "\uff41na@example.org");

    private BoxOffice office;
    private BoxOffice secondOffice;

    /** The address of a new and empty database; each call gives another one. */
    abstract String newDatabase();

    @BeforeAll
    void open() {
        var url = newDatabase();
        office = BoxOffice.open(url);
        secondOffice = BoxOffice.open(url);
    }

    @AfterAll
    void close() {
        secondOffice.close();
        office.close();
    }

    @AfterEach
    void no_rule_is_broken() {
        Invariants.hold(office.jdbc);
    }

    @RepeatedTest(5)
    void the_last_tickets_are_sold_once() {
        var event = office.onSale(10, 4);

        var verdicts = Race.of(200, n -> office.book(event, buyer(n), 1));

        assertThat(verdicts).filteredOn(Booked.class::isInstance).hasSize(10);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.equals(new Refused(Refusal.soldOut(0))))
                .hasSize(190);
        assertThat(office.live(event)).isEqualTo(10);
    }

    @Test
    void control_counting_first_oversells_the_last_tickets() {
        try (var naiveOffice = BoxOffice.open(newDatabase())) {
            var naive = new NaiveSale(naiveOffice);
            provenBy(() -> {
                var event = naiveOffice.onSale(10, 4);
                Race.of(200, n -> naive.sell(event, buyer(n), 1, 4));
                return naiveOffice.live(event) > 10;
            });
            assertThat(Invariants.broken(naiveOffice.jdbc))
                    .containsKey("no event has more live tickets than its capacity");
        }
    }

    @RepeatedTest(5)
    void one_buyer_in_many_spellings_keeps_to_the_quota() {
        var event = office.onSale(1000, 4);

        var verdicts = Race.of(50, n -> office.book(event, SPELLINGS.get(n % SPELLINGS.size()), 1));

        assertThat(verdicts).filteredOn(Booked.class::isInstance).hasSize(4);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.equals(new Refused(Refusal.quotaExceeded(4, 4))))
                .hasSize(46);
        assertThat(office.live(event)).isEqualTo(4);
    }

    @Test
    void control_counting_first_sells_one_buyer_more_than_the_quota() {
        try (var naiveOffice = BoxOffice.open(newDatabase())) {
            var naive = new NaiveSale(naiveOffice);
            provenBy(() -> {
                var event = naiveOffice.onSale(1000, 4);
                Race.of(50, n -> naive.sell(event, "ana@example.org", 1, 4));
                return naiveOffice.live(event) > 4;
            });
            assertThat(Invariants.broken(naiveOffice.jdbc))
                    .containsKey(
                            "nobody has more live tickets of an event than the quota that was in force");
        }
    }

    @RepeatedTest(3)
    void an_address_that_bookings_are_corrected_to_keeps_to_the_quota_while_it_books() {
        var event = office.onSale(1000, 4, 3);
        Race.of(12, n -> office.book(event, buyer(n), 1));
        var bookings = office.bookingsOf(event);

        var done =
                Race.of(
                        24,
                        n ->
                                n < 12
                                        ? (n % 2 == 0 ? office : secondOffice)
                                                .correct(bookings.get(n), "ana@example.org")
                                        : office.book(event, "ana@example.org", 1)
                                                instanceof Booked);

        assertThat(done).filteredOn(Boolean::booleanValue).hasSize(3);
        assertThat(
                        office.count(
                                "select held from buyer_quota where event_id = ? and email = 'ana@example.org'",
                                event))
                .isEqualTo(3);
    }

    @Test
    void control_counting_first_corrects_more_bookings_to_an_address_than_the_quota() {
        try (var naiveOffice = BoxOffice.open(newDatabase())) {
            var naive = new NaiveSale(naiveOffice);
            provenBy(() -> {
                var event = naiveOffice.onSale(1000, 4);
                Race.of(12, n -> naiveOffice.book(event, buyer(n), 1));
                var bookings = naiveOffice.bookingsOf(event);
                var moved =
                        Race.of(
                                12,
                                n -> naive.correct(event, bookings.get(n), "ana@example.org", 4));
                return moved.stream().filter(Boolean::booleanValue).count() > 4;
            });
        }
    }

    @Test
    void control_counting_first_sells_one_buyer_more_than_the_quota_of_a_type() {
        try (var naiveOffice = BoxOffice.open(newDatabase())) {
            var naive = new NaiveSale(naiveOffice);
            provenBy(() -> {
                var event = naiveOffice.onSale(1000, 50, 2);
                Race.of(50, n -> naive.sell(event, "ana@example.org", 1, 2));
                return naiveOffice.live(event) > 2;
            });
        }
    }

    @RepeatedTest(5)
    void one_buyer_on_two_replicas_keeps_to_the_quota_of_a_type() {
        var event = office.onSale(1000, 50, 2);

        var verdicts =
                Race.of(
                        50,
                        n ->
                                (n % 2 == 0 ? office : secondOffice)
                                        .book(event, SPELLINGS.get(n % SPELLINGS.size()), 1));

        assertThat(verdicts).filteredOn(Booked.class::isInstance).hasSize(2);
        assertThat(verdicts)
                .filteredOn(verdict ->
                        verdict.equals(new Refused(Refusal.quotaExceeded("Standing", 2, 2))))
                .hasSize(48);
        assertThat(office.live(event)).isEqualTo(2);
    }

    @RepeatedTest(3)
    void what_is_given_back_while_its_buyer_buys_leaves_the_quota_of_a_type_right() {
        var event = office.onSale(1000, 50, 3);
        for (int n = 0; n < 3; n++) office.book(event, "ana@example.org", 1);
        var tickets =
                office.jdbc.queryForList(
                        "select id from ticket where event_id = ?", Long.class, event);

        Race.of(
                30,
                n -> {
                    if (n < 6) return office.cancelTicket.handle(tickets.get(n % 3), Actor.BUYER);
                    return secondOffice.book(event, "ana@example.org", 1);
                });

        assertThat(office.live(event)).isBetween(0, 3);
        var held = office.count("select held from buyer_type_quota where event_id = ?", event);
        assertThat(held).isEqualTo(office.live(event));
        for (int n = held; n < 3; n++)
            assertThat(office.book(event, "ana@example.org", 1)).isInstanceOf(Booked.class);
        assertThat(office.book(event, "ana@example.org", 1)).isInstanceOf(Refused.class);
    }

    @RepeatedTest(3)
    void a_reservation_is_confirmed_or_cancelled_and_never_half_of_each() {
        var event = office.onSale(1000, 4);
        var verdict = office.engine.book(Examples.reservation(event, "ana@example.org", 2));
        var booking = ((Booked) verdict).booking();

        Race.of(
                12,
                n -> {
                    var replica = n % 2 == 0 ? office : secondOffice;
                    try {
                        if (n % 3 == 0)
                            return replica.confirmBooking.handle(booking.id(), Actor.BUYER);
                        if (n % 3 == 1)
                            return replica.cancelBooking.handle(booking.id(), Actor.BUYER);
                        var ticket = booking.tickets().get(n % 2).id();
                        return replica.cancelTicket.handle(ticket, Actor.BUYER);
                    } catch (ErrorResponseException e) {
                        return e;
                    }
                });

        assertThat(office.live(event)).isZero();
        assertThat(office.sold(event)).isZero();
    }

    @RepeatedTest(10)
    void a_reservation_is_confirmed_or_lapses_and_never_half_of_each() {
        var event = office.onSale(1000, 4, 3);
        var booking = reserveUntilNow(event, "ana@example.org", 2);

        Race.of(
                12,
                n -> {
                    var replica = n % 2 == 0 ? office : secondOffice;
                    try {
                        if (n % 3 == 0) return replica.expireReservations.handle();
                        return replica.confirmBooking.handle(booking, Actor.BUYER);
                    } catch (ErrorResponseException e) {
                        assertThat(e.getBody().getProperties()).containsEntry("state", "expired");
                        return e;
                    }
                });

        var status =
                office.jdbc.queryForObject(
                        "select status from booking where id = ?", String.class, booking);
        assertThat(status).isIn("confirmed", "expired");
        assertThat(office.live(event)).isEqualTo(status.equals("confirmed") ? 2 : 0);
        assertThat(office.sold(event)).isEqualTo(office.live(event));
    }

    @Test
    void control_looking_first_and_giving_back_later_gives_back_more_than_once() {
        try (var naiveOffice = BoxOffice.open(newDatabase())) {
            var naive = new NaiveSale(naiveOffice);
            provenBy(() -> {
                var event = naiveOffice.onSale(1000, 4);
                for (int n = 0; n < 4; n++) naiveOffice.book(event, buyer(n), 1);
                var verdict =
                        naiveOffice.engine.book(
                                Examples.reservation(event, "ana@example.org", 2, Duration.ZERO));
                var booking = ((Booked) verdict).booking().id();
                Race.of(
                        6,
                        n -> {
                            if (n < 4) naive.expire(event, booking);
                            return n;
                        });
                return naiveOffice.live(event) != naiveOffice.sold(event);
            });
            assertThat(Invariants.broken(naiveOffice.jdbc))
                    .containsKey("live tickets of an event are what its inventory says is sold");
        }
    }

    @RepeatedTest(3)
    void reservations_that_end_at_one_instant_lapse_once_each_with_two_replicas() {
        var event = office.onSale(1000, 4, 3);
        var other = office.onSale(1000, 4);
        for (int n = 0; n < 250; n++) reserveUntilNow(n % 5 == 0 ? other : event, buyer(n), 2);

        var expired =
                Race.of(8, n -> (n % 2 == 0 ? office : secondOffice).expireReservations.handle());

        assertThat(expired.stream().mapToInt(Integer::intValue).sum()).isEqualTo(250);
        for (var each : List.of(event, other)) {
            assertThat(office.live(each)).isZero();
            assertThat(office.sold(each)).isZero();
            assertThat(
                            office.count(
                                    "select count(*) from booking where status = 'expired' and event_id = ?",
                                    each))
                    .isEqualTo(each == event ? 200 : 50);
            assertThat(
                            office.count(
                                    "select count(*) from booking_history h join booking b on b.id = h.booking_id where b.event_id = ? and what = 'expired'",
                                    each))
                    .isEqualTo(each == event ? 200 : 50);
        }
    }

    @RepeatedTest(3)
    void what_lapses_while_others_buy_is_sold_once() {
        var event = office.onSale(40, 4);
        for (int n = 0; n < 20; n++) reserveUntilNow(event, buyer(n), 2);

        Race.of(
                60,
                n -> {
                    var replica = n % 2 == 0 ? office : secondOffice;
                    return n % 10 == 0
                            ? replica.expireReservations.handle()
                            : replica.book(event, buyer(100 + n), 1);
                });
        office.expireReservations.handle();

        assertThat(office.sold(event)).isEqualTo(office.live(event)).isLessThanOrEqualTo(40);
        var left = 40 - office.live(event);
        assertThat(
                        IntStream.range(200, 250)
                                .filter(n -> office.book(event, buyer(n), 1) instanceof Booked))
                .hasSize(Math.min(50, left));
    }

    private long reserveUntilNow(long event, String email, int quantity) {
        var verdict =
                office.engine.book(Examples.reservation(event, email, quantity, Duration.ZERO));
        return ((Booked) verdict).booking().id();
    }

    @RepeatedTest(3)
    void an_event_cancelled_during_its_sale_keeps_no_booking_and_no_stock() {
        var event = office.onSale(1000, 4, 3);
        for (int n = 0; n < 20; n++) office.book(event, buyer(n), 2);
        var early = office.bookingsOf(event);
        var off = BoxOffice.cancelled(BoxOffice.push(event, 2, 4, 1000));

        Race.of(
                100,
                n -> {
                    if (n == 50) secondOffice.change(off);
                    else if (n % 10 == 0)
                        office.cancelBooking.handle(early.get(n / 10), Actor.BUYER);
                    else (n % 2 == 0 ? office : secondOffice).book(event, buyer(n % 30), 1);
                    return n;
                });

        assertThat(office.live(event)).isZero();
        assertThat(office.sold(event)).isZero();
        assertThat(
                        office.count(
                                "select count(*) from booking where status <> 'cancelled' and event_id = ?",
                                event))
                .isZero();
    }

    @RepeatedTest(3)
    void a_person_forgotten_while_booking_and_cancelling_leaves_every_count_right() {
        var event = office.onSale(1000, 4, 3);
        var other = office.onSale(1000, 4);
        for (var each : List.of(event, other, event)) office.book(each, "ana@example.org", 1);
        var bookings = office.bookingsOf(event);

        Race.of(
                40,
                n -> {
                    if (n % 10 == 3)
                        office.transaction.executeWithoutResult(status ->
                                office.eraseBuyer.handle(new EmailAddress("ana@example.org")));
                    else if (n % 10 == 7)
                        office.cancelBooking.handle(bookings.get(n / 10 % 2), Actor.BUYER);
                    else
                        (n % 2 == 0 ? office : secondOffice)
                                .book(n % 3 == 0 ? other : event, "ana@example.org", 1);
                    return n;
                });

        assertThat(office.sold(event)).isEqualTo(office.live(event));
        assertThat(office.sold(other)).isEqualTo(office.live(other));
    }

    @RepeatedTest(5)
    void one_key_books_once_and_is_answered_alike() {
        var event = office.onSale(1000, 4);
        var key = new RequestKey("key-" + event, "hash");

        var answers = Race.of(20, n -> answerTo(n % 2 == 0 ? office : secondOffice, event, key));

        assertThat(office.bookingsOf(event)).hasSize(1);
        assertThat(answers)
                .allMatch(answer ->
                        answer.equals("in progress")
                                || answer.equals("" + office.bookingsOf(event).getFirst()));
        assertThat(answers).contains("" + office.bookingsOf(event).getFirst());
        assertThat(office.book(event, "ana@example.org", 1, key)).isInstanceOf(Replayed.class);
    }

    private static String answerTo(BoxOffice office, long event, RequestKey key) {
        try {
            return switch (office.book(event, "ana@example.org", 1, key)) {
                case Booked(var booking) -> String.valueOf(booking.id());
                case Replayed(var answer) -> String.valueOf(answer.bookingId());
                case Refused(var refusal) -> refusal.toString();
                case Verdict.KeyReused() -> "reused";
            };
        } catch (Checkout.InProgress e) {
            return "in progress";
        }
    }

    @Test
    void control_looking_for_the_key_first_books_it_more_than_once() {
        try (var naiveOffice = BoxOffice.open(newDatabase())) {
            var naive = new NaiveSale(naiveOffice);
            provenBy(() -> {
                var event = naiveOffice.onSale(1000, 4);
                Race.of(20, n -> naive.sellOnce(event, "ana@example.org", "key-" + event));
                return naiveOffice.bookingsOf(event).size() > 1;
            });
        }
    }

    @RepeatedTest(5)
    void cancelling_and_booking_at_the_brim_lose_and_invent_nothing() {
        var event = office.onSale(20, 4);
        for (int n = 0; n < 20; n++) office.book(event, buyer(n), 1);
        var given = office.bookingsOf(event).subList(0, 10);

        var booked =
                Race.of(
                        60,
                        n -> {
                            if (n >= 20)
                                return office.book(event, buyer(100 + n), 1) instanceof Booked;
                            office.cancelBooking.handle(given.get(n % 10), Actor.BUYER);
                            return false;
                        });

        var again = booked.stream().filter(won -> won).count();
        assertThat(again).isBetween(0L, 10L);
        assertThat(office.live(event)).isEqualTo(10 + (int) again);
        assertThat(office.sold(event)).isEqualTo(office.live(event));
        assertThat(
                        IntStream.range(200, 220)
                                .filter(n -> office.book(event, buyer(n), 1) instanceof Booked))
                .hasSize(10 - (int) again);
    }

    @Test
    void control_writing_back_a_counter_loses_count_at_the_brim() {
        try (var naiveOffice = BoxOffice.open(newDatabase())) {
            var naive = new NaiveSale(naiveOffice);
            provenBy(() -> {
                var event = naiveOffice.onSale(20, 4);
                for (int n = 0; n < 20; n++) naive.sellByCounter(event);
                var given = naiveOffice.bookingsOf(event).subList(0, 10);
                Race.of(
                        50,
                        n -> {
                            if (n < 10) naive.cancelByCounter(event, given.get(n));
                            else naive.sellByCounter(event);
                            return n;
                        });
                return naiveOffice.live(event) != naiveOffice.sold(event);
            });
            assertThat(Invariants.broken(naiveOffice.jdbc))
                    .containsKey("live tickets of an event are what its inventory says is sold");
        }
    }

    @RepeatedTest(3)
    void two_replicas_sell_the_last_tickets_once() {
        var event = office.onSale(50, 4);
        var other = office.onSale(30, 4);

        var verdicts =
                Race.of(
                        200,
                        n ->
                                (n % 2 == 0 ? office : secondOffice)
                                        .book(n % 4 < 2 ? event : other, buyer(n), 1));

        assertThat(verdicts).filteredOn(Booked.class::isInstance).hasSize(80);
        assertThat(office.live(event)).isEqualTo(50);
        assertThat(office.live(other)).isEqualTo(30);
    }

    @RepeatedTest(3)
    void two_replicas_keep_one_buyer_to_the_quota() {
        var event = office.onSale(1000, 4);

        var verdicts =
                Race.of(
                        50,
                        n ->
                                (n % 2 == 0 ? office : secondOffice)
                                        .book(event, SPELLINGS.get(n % SPELLINGS.size()), 1));

        assertThat(verdicts).filteredOn(Booked.class::isInstance).hasSize(4);
    }

    @RepeatedTest(3)
    void capacity_lowered_during_a_sale_is_never_undercut() {
        var event = office.onSale(100, 4);

        Race.of(
                120,
                n -> {
                    if (n % 12 != 0) return office.book(event, buyer(n), 1);
                    try {
                        office.change(BoxOffice.push(event, 2 + n, 4, 100 - n / 2));
                    } catch (ErrorResponseException e) {
                        assertThat(e.getBody().getType())
                                .hasToString("urn:marquee:problem:capacity-below-sold");
                    }
                    return n;
                });

        assertThat(office.live(event))
                .isLessThanOrEqualTo(
                        office.count("select capacity from inventory where event_id = ?", event));
    }

    /** Chance may spare the naive way once, but not every time. */
    private static void provenBy(BooleanSupplier attempt) {
        for (int n = 0; n < TRIES; n++) if (attempt.getAsBoolean()) return;
        throw new AssertionError("the naive way survived " + TRIES + " races");
    }

    private static String buyer(int n) {
        return "buyer%d@example.org".formatted(n);
    }
}
