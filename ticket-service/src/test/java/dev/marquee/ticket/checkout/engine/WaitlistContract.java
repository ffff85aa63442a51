package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Refused;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.waitlist.chance.ReturnedTickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What comes free goes to those who wait, in their order, and never to who is quicker. */
abstract class WaitlistContract extends EngineContract {

    private static final int WAITING = 10;

    private BoxOffice secondOffice;

    @BeforeAll
    void openSecond() {
        secondOffice = BoxOffice.open(url);
    }

    @AfterAll
    void closeSecond() {
        secondOffice.close();
    }

    private record Rush(int robotGot, List<String> states) {}

    /** T-W1: tickets come free, two replicas serve the list, and robots try without a pause. */
    @RepeatedTest(3)
    void no_robot_is_quicker_than_the_list() {
        var event = soldOut(20);

        var rush = rush(event, robot -> office.book(event, robot, 1) instanceof Booked);

        assertThat(rush.robotGot).isZero();
        assertThat(rush.states).hasSize(WAITING).containsOnly("offered");
        assertThat(office.sold(event)).isEqualTo(20);
    }

    /** The control: who is not kept from what is promised to the list is quicker. */
    @Test
    void control_a_robot_that_is_not_kept_from_promised_tickets_gets_some() {
        provenBy(() -> {
            var event = soldOut(20);
            var unguarded =
                    new OfferPlaces(office.jdbc, JsonMapper.shared(), java.time.Clock.systemUTC());
            var rush =
                    rush(
                            event,
                            robot ->
                                    office.transaction.execute(status -> {
                                        office.count(
                                                "select sold from inventory where event_id = ? for update",
                                                event);
                                        return unguarded.handle(
                                                Examples.reservation(event, robot, 1));
                                    })
                                            instanceof Booked);
            return rush.robotGot > 0;
        });
    }

    private interface Robot {
        boolean books(String email);
    }

    /** As many come free as are waited for. */
    private Rush rush(long event, Robot robot) {
        var ids =
                IntStream.range(0, WAITING)
                        .mapToObj(n ->
                                office.list.waits(event, null, "waits" + n + "@example.org", 1))
                        .toList();
        var bookings = office.bookingsOf(event);
        var over = new AtomicBoolean();
        var got = new AtomicInteger();
        Race.of(
                6,
                n -> {
                    if (n < 2) {
                        for (int b = n; b < WAITING; b += 2)
                            (n == 0 ? office : secondOffice)
                                    .cancelBooking.handle(bookings.get(b), Actor.BUYER);
                        while (ids.stream().anyMatch(id -> isWaiting(id)) && got.get() == 0)
                            (n == 0 ? office : secondOffice).list.serve();
                        over.set(true);
                    } else {
                        for (int tries = 0; !over.get(); tries++)
                            if (robot.books("robot%d-%d@example.org".formatted(n, tries)))
                                got.incrementAndGet();
                    }
                    return n;
                });
        return new Rush(got.get(), office.list.states(ids));
    }

    private boolean isWaiting(long id) {
        return office.list.state(id).equals("waiting");
    }

    private static void provenBy(BooleanSupplier proof) {
        for (int tries = 0; tries < 30; tries++) if (proof.getAsBoolean()) return;
        throw new AssertionError("the control never failed");
    }

    private long soldOut(int capacity) {
        var event = office.onSale(capacity, 4);
        for (int n = 0; n < capacity; n++)
            assertThat(office.book(event, buyer(n), 1)).isInstanceOf(Booked.class);
        return event;
    }

    private void cancel(long event, int many) {
        var live =
                office.jdbc.queryForList(
                        "select id from booking where event_id = ? and status = 'confirmed' order by id",
                        Long.class,
                        event);
        live.stream().limit(many).forEach(id -> office.cancelBooking.handle(id, Actor.BUYER));
    }

    private int left(Verdict verdict) {
        return ((Refused) verdict).refusal().left();
    }

    @Test
    void free_tickets_beyond_what_the_list_wants_are_everybodys() {
        var event = soldOut(5);
        var id = office.list.waits(event, null, "one@example.org", 1);

        cancel(event, 3);

        var refused = office.book(event, "other@example.org", 3);
        assertThat(left(refused)).isEqualTo(2);
        assertThat(office.book(event, "other@example.org", 2)).isInstanceOf(Booked.class);
        office.list.serve();
        assertThat(office.list.state(id)).isEqualTo("offered");
    }

    /** The same for a type, while others of the event are on sale. */
    @Test
    void what_is_wanted_of_a_type_does_not_keep_others_from_being_sold() {
        var event = office.onSaleSharing(4, 6);
        assertThat(office.bookType(event, 0, "ana@example.org", 4)).isInstanceOf(Booked.class);
        var id = office.list.waits(event, event * 10, "ben@example.org", 2);

        assertThat(office.bookType(event, 2, "eva@example.org", 4)).isInstanceOf(Booked.class);
        cancel(event, 1);

        assertThat(left(office.bookType(event, 1, "ivo@example.org", 3)))
                .as("of the pool that both share")
                .isEqualTo(2);
        office.list.serve();
        assertThat(office.list.state(id)).isEqualTo("offered");
        assertThat(office.bookType(event, 1, "ivo@example.org", 2)).isInstanceOf(Booked.class);
        assertThat(office.bookType(event, 2, "ivo@example.org", 2)).isInstanceOf(Booked.class);
    }

    /** T-W2: nothing of it was done while the service was down. */
    @Test
    void offers_that_ran_out_while_the_service_was_down_go_on_in_order() {
        var event = soldOut(2);
        var first = office.list.waits(event, null, "first@example.org", 1);
        var second = office.list.waits(event, null, "second@example.org", 1);
        var third = office.list.waits(event, null, "third@example.org", 1);
        cancel(event, 2);
        office.list.serve();
        assertThat(office.list.states(List.of(first, second, third)))
                .containsExactly("offered", "offered", "waiting");
        office.list.ranOut(first);
        office.list.ranOut(second);

        Race.of(2, n -> (n == 0 ? office : secondOffice).expireReservations.handle());

        assertThat(office.list.states(List.of(first, second, third)))
                .as("in the transaction in which the tickets come free")
                .containsExactly("waiting", "waiting", "waiting");
        assertThat(office.book(event, "robot@example.org", 1))
                .isEqualTo(new Refused(Refusal.soldOut(0)));
        Race.of(2, n -> (n == 0 ? office : secondOffice).list.serve());
        assertThat(office.list.states(List.of(first, second, third)))
                .as("they keep their places once")
                .containsExactly("offered", "offered", "waiting");

        office.list.ranOut(first);
        office.expireReservations.handle();
        office.list.serve();
        assertThat(office.list.states(List.of(first, second, third)))
                .containsExactly("passed", "offered", "offered");
    }

    /** T-W3. */
    @Test
    void who_is_first_and_wants_more_than_there_are_keeps_them_until_the_patience_is_over() {
        var event = office.onSale(8, 8);
        for (int n = 0; n < 8; n++) office.book(event, buyer(n), 1);
        var head = office.list.waits(event, null, "head@example.org", 5);
        var small = office.list.waits(event, null, "small@example.org", 1);
        cancel(event, 3);
        office.list.serve();
        assertThat(office.list.states(List.of(head, small))).containsOnly("waiting");
        assertThat(office.book(event, "robot@example.org", 1)).isInstanceOf(Refused.class);

        office.list.waitedForMore(head, Duration.ofHours(25));
        office.list.serve();
        assertThat(office.list.states(List.of(head, small))).containsExactly("offered", "waiting");
        assertThat(office.list.offered(head)).isEqualTo(3);

        office.confirmBooking.handle(office.list.booking(head), Actor.BUYER);
        assertThat(office.list.state(head)).isEqualTo("taken");
        assertThat(wanted(event)).as("two of the head's, and the small one's").isEqualTo(3);
        cancel(event, 1);
        office.list.serve();
        assertThat(office.list.state(small)).as("the rest comes first").isEqualTo("waiting");
        assertThat(office.book(event, "robot@example.org", 1)).isInstanceOf(Refused.class);
    }

    /** W-4. */
    @Test
    void a_group_that_lets_a_part_pass_keeps_its_place_and_holds_nobody_up() {
        var event = office.onSale(8, 8);
        office.list.rules(event, 12, 0, Map.of());
        for (int n = 0; n < 8; n++) office.book(event, buyer(n), 1);
        var group = office.list.waits(event, null, "group@example.org", 5);
        var small = office.list.waits(event, null, "small@example.org", 1);
        cancel(event, 3);
        office.list.serve();
        assertThat(office.list.offered(group)).isEqualTo(3);

        office.list.letsPass(group);
        office.expireReservations.handle();
        assertThat(office.list.state(group)).isEqualTo("waiting");
        assertThat(wanted(event)).as("nothing is kept for the group").isEqualTo(1);
        office.list.serve();
        assertThat(office.list.states(List.of(group, small))).containsExactly("waiting", "offered");
        assertThat(office.book(event, "anybody@example.org", 2)).isInstanceOf(Booked.class);
        assertThat(office.list.serve()).isZero();

        var last = office.list.waits(event, null, "last@example.org", 1);
        cancel(event, 4);
        office.list.serve();
        assertThat(office.list.states(List.of(group, last))).containsExactly("waiting", "offered");
        cancel(event, 2);
        office.list.serve();
        assertThat(office.list.state(group)).as("five are free at once").isEqualTo("offered");
        assertThat(office.list.offered(group)).isEqualTo(5);
        office.confirmBooking.handle(office.list.booking(group), Actor.BUYER);
        assertThat(office.list.state(group)).isEqualTo("taken");
        assertThat(wanted(event)).isZero();
    }

    @Test
    void what_came_back_before_is_said_where_enough_is_known() {
        var place = "Hall " + System.nanoTime();
        var ahead = over(place, 0);
        assertThat(returned(ahead)).isEmpty();
        for (int n = 0; n < 3; n++) over(place, 1);
        assertThat(returned(ahead)).as("few tickets").isEmpty();
        over(place, 1);
        assertThat(returned(ahead)).hasValue(new ReturnedTickets.Returned(25, 4));
        office.jdbc.update(
                "update sale_terms set test_mode = 'on', name = '[TEST] ' || name where location = ? and status = 'completed'",
                place);
        assertThat(returned(ahead)).as("what was tried out is no experience").isEmpty();
    }

    private Optional<ReturnedTickets.Returned> returned(long event) {
        var terms = new Stocks(JdbcClient.create(office.jdbc)).find(String.valueOf(event));
        return new ReturnedTickets(JdbcClient.create(office.jdbc), Clock.systemUTC())
                .before(terms.orElseThrow().terms());
    }

    /** With 40 tickets, of which eight came back early, and eight so many days before it began. */
    private long over(String place, int days) {
        var event = office.onSale(40, 8);
        office.jdbc.update("update sale_terms set location = ? where event_id = ?", place, event);
        if (days == 0) return event;
        for (int n = 0; n < 5; n++) office.book(event, buyer(n), 8);
        cancel(event, 2);
        var start = OffsetDateTime.now(ZoneOffset.UTC).minusDays(30);
        office.jdbc.update(
                "update sale_terms set starts_at = ?, status = 'completed' where event_id = ?",
                start,
                event);
        office.jdbc.update(
                "update booking set cancelled_at = case when id = (select min(id) from booking where event_id = ?) then ? else ? end where event_id = ? and status = 'cancelled'",
                event,
                start.minusDays(20),
                start.minusDays(days),
                event);
        return event;
    }

    @Test
    void a_head_that_can_have_all_gets_all_at_once() {
        var event = office.onSale(8, 8);
        for (int n = 0; n < 8; n++) office.book(event, buyer(n), 1);
        var head = office.list.waits(event, null, "head@example.org", 4);
        cancel(event, 3);
        office.list.serve();
        assertThat(office.list.state(head)).isEqualTo("waiting");
        cancel(event, 1);
        office.list.serve();
        assertThat(office.list.state(head)).isEqualTo("offered");
        assertThat(office.list.offered(head)).isEqualTo(4);
    }

    /** T-W4. */
    @Test
    void more_capacity_goes_to_the_list_first() {
        var event = soldOut(5);
        var ids = new ArrayList<Long>();
        for (int n = 0; n < 7; n++)
            ids.add(office.list.waits(event, null, "waits%d@example.org".formatted(n), 1));

        office.change(BoxOffice.push(event, 2, 4, 15));

        assertThat(left(office.book(event, "robot@example.org", 4))).isEqualTo(3);
        assertThat(office.book(event, "robot@example.org", 3)).isInstanceOf(Booked.class);
        office.list.serve();
        assertThat(office.list.states(ids)).containsOnly("offered");
        assertThat(office.sold(event)).isEqualTo(15);
    }

    /** T-W5. */
    @Test
    void who_waits_for_a_type_that_is_no_longer_sold_gets_the_one_that_follows_it() {
        var event = office.onSaleSharing(4, 2);
        office.bookType(event, 0, "ana@example.org", 4);
        office.bookType(event, 2, "eva@example.org", 2);
        var waits = office.list.waits(event, event * 10 + 2, "ben@example.org", 1);
        var any = office.list.waits(event, null, "ivo@example.org", 1);
        office.jdbc.update(
                "update ticket_type set sale_ends_at = ? where event_id = ? and id = ?",
                Instant.now().minusSeconds(60).atOffset(java.time.ZoneOffset.UTC),
                event,
                event * 10 + 2);
        cancel(event, 2);
        office.list.serve();
        assertThat(office.list.states(List.of(waits, any)))
                .as("nobody is offered what is no longer sold")
                .containsExactly("waiting", "offered");

        office.list.rules(event, 12, 24, Map.of(event * 10 + 2, event * 10));
        office.list.serve();
        assertThat(office.list.state(waits)).isEqualTo("offered");
        assertThat(
                        office.count(
                                "select count(*) from ticket where booking_id = ? and ticket_type_id = ?",
                                office.list.booking(waits),
                                event * 10))
                .isEqualTo(1);
    }

    /** T-W6. */
    @Test
    void who_took_an_offer_and_cancels_is_not_back_on_the_list() {
        var event = soldOut(2);
        var first = office.list.waits(event, null, "first@example.org", 1);
        var second = office.list.waits(event, null, "second@example.org", 1);
        cancel(event, 1);
        office.list.serve();
        office.confirmBooking.handle(office.list.booking(first), Actor.BUYER);
        office.cancelBooking.handle(office.list.booking(first), Actor.BUYER);
        office.list.serve();
        assertThat(office.list.states(List.of(first, second))).containsExactly("taken", "offered");
    }

    @Test
    void who_gives_an_offer_back_passes_it_on_at_once() {
        var event = soldOut(2);
        var first = office.list.waits(event, null, "first@example.org", 1);
        var second = office.list.waits(event, null, "second@example.org", 1);
        cancel(event, 1);
        office.list.serve();
        office.cancelBooking.handle(office.list.booking(first), Actor.BUYER);
        assertThat(office.book(event, "robot@example.org", 1)).isInstanceOf(Refused.class);
        office.list.serve();
        assertThat(office.list.states(List.of(first, second))).containsExactly("passed", "offered");
    }

    /** T-W7: a thousand addresses that nobody confirmed keep nothing from anybody. */
    @Test
    void who_has_not_confirmed_does_not_count() {
        var event = soldOut(3);
        for (int n = 0; n < 1000; n++)
            office.list.join(event, null, "nobody%d@example.org".formatted(n), 1);
        cancel(event, 1);
        office.list.serve();
        assertThat(wanted(event)).isZero();
        assertThat(office.book(event, "robot@example.org", 1)).isInstanceOf(Booked.class);
    }

    /** W-7. */
    @Test
    void the_list_ends_an_hour_before_the_event_begins_and_when_it_is_cancelled() {
        var event = soldOut(2);
        var late = office.list.waits(event, null, "late@example.org", 1);
        office.jdbc.update(
                "update sale_terms set starts_at = ? where event_id = ?",
                Instant.now().plus(Duration.ofMinutes(50)).atOffset(java.time.ZoneOffset.UTC),
                event);
        cancel(event, 1);
        office.list.serve();
        assertThat(office.list.state(late)).isEqualTo("closed");
        assertThat(office.book(event, "robot@example.org", 1)).isInstanceOf(Booked.class);

        var other = soldOut(2);
        var offered = office.list.waits(other, null, "offered@example.org", 1);
        var waits = office.list.waits(other, null, "waits@example.org", 1);
        cancel(other, 1);
        office.list.serve();
        office.change(BoxOffice.cancelled(BoxOffice.push(other, 2, 4, 2)));
        assertThat(office.list.states(List.of(offered, waits))).containsOnly("closed");
        assertThat(office.sold(other)).isZero();
    }

    /**
     * Who has as many as the quota lets them meanwhile is passed over, and keeps nobody waiting.
     */
    @Test
    void who_may_have_no_more_is_passed_over() {
        var event = soldOut(6);
        var full = office.list.waits(event, null, buyer(0), 4);
        var next = office.list.waits(event, null, "next@example.org", 1);
        cancel(event, 0);
        office.jdbc.update("update sale_terms set quota = 1 where event_id = ?", event);
        cancelLast(event, 4);
        office.list.serve();
        assertThat(office.list.states(List.of(full, next))).containsExactly("passed", "offered");
    }

    private void cancelLast(long event, int many) {
        office
                .jdbc
                .queryForList(
                        "select id from booking where event_id = ? order by id desc",
                        Long.class,
                        event)
                .stream()
                .limit(many)
                .forEach(id -> office.cancelBooking.handle(id, Actor.BUYER));
    }

    private int wanted(long event) {
        return office.count("select wanted_any from inventory where event_id = ?", event);
    }
}
