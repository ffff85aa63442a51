package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Refused;
import dev.marquee.ticket.seating.DrawnHall;
import dev.marquee.ticket.seating.Seat;
import dev.marquee.ticket.seating.SeatWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everybody wants the same seats at once, at two replicas on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SeatRacesContract {

    private BoxOffice office;
    private BoxOffice second;

    /** The address of a new and empty database; each call gives another one. */
    abstract String newDatabase();

    @BeforeAll
    void open() {
        var url = newDatabase();
        office = BoxOffice.open(url);
        second = BoxOffice.open(url);
    }

    @AfterAll
    void close() {
        second.close();
        office.close();
    }

    @AfterEach
    void no_rule_is_broken() {
        Invariants.hold(office.jdbc);
    }

    private BoxOffice either(int n) {
        return n % 2 == 0 ? office : second;
    }

    private static Verdict book(
            BoxOffice at, long event, int buyer, int n, @Nullable SeatWish wish) {
        var email = new EmailAddress("seat%d@example.org".formatted(buyer));
        return at.engine.book(
                new Purchase(
                        event,
                        List.of(new Line(null, n, wish)),
                        new Buyer("Ana Silva", email, null, null),
                        email,
                        null,
                        false,
                        null));
    }

    private static List<String> seats(Verdict verdict) {
        return ((Booked) verdict)
                .booking().tickets().stream()
                        .map(Ticket::seat)
                        .map(Objects::requireNonNull)
                        .map(Seat::id)
                        .toList();
    }

    private static SeatWish of(String... ids) {
        return SeatWish.of(List.of(ids));
    }

    @RepeatedTest(5)
    void fifty_want_ten_seats_that_overlap() {
        var event = office.onSaleWithSeats(DrawnHall.json(".........."), 4);

        var verdicts =
                Race.of(
                        50,
                        n -> {
                            var first = 1 + n % 9;
                            return book(
                                    either(n),
                                    event,
                                    n,
                                    2,
                                    of("s-A-" + first, "s-A-" + (first + 1)));
                        });

        var sold = new ArrayList<String>();
        for (var verdict : verdicts) {
            if (verdict instanceof Booked) sold.addAll(seats(verdict));
            else
                assertThat(((Refused) verdict).refusal().reason())
                        .isIn(Refusal.Reason.SEAT_TAKEN, Refusal.Reason.SOLD_OUT);
        }
        assertThat(sold).isNotEmpty().doesNotHaveDuplicates();
        assertThat(sold.size()).isEven().isEqualTo(office.live(event));
        assertThat(
                        office.count(
                                "select count(*) from ticket_seat where event_id = ? and live_seat is not null",
                                event))
                .isEqualTo(sold.size());
    }

    @RepeatedTest(3)
    void the_best_seats_are_given_once_until_none_is_left() {
        var event = office.onSaleWithSeats(DrawnHall.json("......", "......", "......"), 4);

        var verdicts = Race.of(30, n -> book(either(n), event, n, 1 + n % 2, null));

        var sold = new ArrayList<String>();
        for (var verdict : verdicts) if (verdict instanceof Booked) sold.addAll(seats(verdict));
        assertThat(sold).doesNotHaveDuplicates().hasSize(office.live(event));
        assertThat(office.live(event)).isBetween(17, 18);
    }

    /** Chosen, best, given back and wanted again, at both replicas. */
    @Test
    void whatever_happens_nobody_sits_on_anybody() {
        var event = office.onSaleWithSeats(DrawnHall.json("........", "...##...", "...|...."), 4);

        Race.of(
                12,
                n -> {
                    var random = new Random(n);
                    for (int step = 0; step < 25; step++) {
                        var wish =
                                random.nextBoolean()
                                        ? null
                                        : of(
                                                "s-%c-%d"
                                                        .formatted(
                                                                'A' + random.nextInt(3),
                                                                1 + random.nextInt(7)));
                        var count = wish == null ? 1 + random.nextInt(3) : 1;
                        var verdict =
                                book(either(random.nextInt(2)), event, n * 100 + step, count, wish);
                        if (verdict instanceof Booked(var booking) && random.nextInt(3) > 0)
                            either(random.nextInt(2))
                                    .cancelBooking
                                    .handle(booking.id(), Actor.EVENT);
                    }
                    return null;
                });

        assertThat(
                        office.count(
                                "select count(*) from ticket_seat where event_id = ? and live_seat is not null",
                                event))
                .isEqualTo(office.live(event));
    }

    /** Best-available leaves such places to those who ask for one, and the list does not ask. */
    @Test
    void a_free_place_for_a_wheelchair_moves_nobody_up_the_waiting_list() {
        var event = office.onSaleWithSeats(DrawnHall.json(".w"), 4);
        assertThat(book(office, event, 1, 1, null)).isInstanceOf(Booked.class);
        var there = book(office, event, 2, 1, SeatWish.best(null, 1));
        var waits = office.list.waits(event, null, "waits@example.org", 1);
        office.cancelBooking.handle(((Booked) there).booking().id(), Actor.EVENT);

        office.list.serve();
        assertThat(office.list.state(waits)).isEqualTo("waiting");

        var chair = book(office, event, 3, 1, SeatWish.best(null, 1));
        assertThat(chair).as("promised to the list").isInstanceOf(Refused.class);
    }

    /** It waits for all its seats at once, and said that those behind it may go first. */
    @Test
    void a_group_that_no_free_seats_fit_keeps_nobody_behind_it_waiting() {
        var event = office.onSaleWithSeats(DrawnHall.json("..w"), 4);
        office.list.rules(event, 12, 0, Map.of());
        var there = book(office, event, 1, 1, null);
        assertThat(book(office, event, 2, 1, null)).isInstanceOf(Booked.class);
        var chair = book(office, event, 3, 1, SeatWish.best(null, 1));
        var group = office.list.waits(event, null, "group@example.org", 2);
        office.cancelBooking.handle(((Booked) there).booking().id(), Actor.EVENT);
        office.list.serve();
        office.list.letsPass(group);
        office.expireReservations.handle();

        office.cancelBooking.handle(((Booked) chair).booking().id(), Actor.EVENT);
        var small = office.list.waits(event, null, "small@example.org", 1);
        office.list.serve();

        assertThat(office.list.states(List.of(group, small))).containsExactly("waiting", "offered");
    }

    /** Who looks first and writes then, with the guard off, puts two on one seat. */
    @Test
    void control_looking_first_gives_a_seat_twice() {
        var url = newDatabase();
        try (var naive = BoxOffice.open(url)) {
            naive.jdbc.execute(
                    "alter table ticket_seat drop constraint ticket_seat_one_live_ticket");
            var event = naive.onSaleWithSeats(DrawnHall.json("...."), 4);
            var tickets = new ArrayList<Long>();
            for (int n = 0; n < 2; n++)
                tickets.add(
                        ((Booked) book(naive, event, n, 1, of("s-A-" + (n + 1))))
                                .booking()
                                .tickets()
                                .getFirst()
                                .id());
            var looked = new CyclicBarrier(2);

            var moved =
                    Race.of(
                            2,
                            n ->
                                    naive.transaction.execute(status -> {
                                        var free =
                                                naive.count(
                                                                "select count(*) from ticket_seat where event_id = ? and live_seat = 's-A-3'",
                                                                event)
                                                        == 0;
                                        await(looked);
                                        return free
                                                ? naive.jdbc.update(
                                                        "update ticket_seat set seat_id = 's-A-3', live_seat = 's-A-3' where ticket_id = ?",
                                                        tickets.get(n))
                                                : 0;
                                    }));

            assertThat(moved).containsOnly(1);
            assertThat(
                            naive.count(
                                    "select count(*) from ticket_seat where event_id = ? and live_seat = 's-A-3'",
                                    event))
                    .isEqualTo(2);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
