package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

/**
 * Everybody at once on the places that two ticket types share. The event has places beside them, so
 * that its own count guards nothing here.
 */
abstract class PoolRacesContract extends EngineContract {

    private static final String OVERSOLD = "no pool has more live tickets than its quantity";

    private BoxOffice secondOffice;

    @BeforeAll
    void openSecond() {
        secondOffice = BoxOffice.open(url);
    }

    @AfterAll
    void closeSecond() {
        secondOffice.close();
    }

    @RepeatedTest(5)
    void fifty_buyers_of_two_types_get_what_their_pool_has() {
        var event = office.onSaleSharing(10, 90);

        var verdicts = buyBoth(event);

        assertThat(verdicts).filteredOn(Booked.class::isInstance).hasSize(10);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.equals(new Refused(Refusal.soldOut(0))))
                .hasSize(40);
        assertThat(office.live(event)).isEqualTo(10);
        assertThat(office.bookType(event, 2, "other@example.org", 1)).isInstanceOf(Booked.class);
    }

    @Test
    void control_without_the_pool_each_type_is_sold_for_itself() {
        try (var naive = BoxOffice.open(newDatabase())) {
            var event = naive.onSaleSharing(10, 90);
            naive.jdbc.update("update ticket_type set pool = null, pool_quantity = null");

            Race.of(50, n -> naive.bookType(event, n % 2, buyer(n), 1));

            assertThat(naive.live(event)).isEqualTo(20);
            naive.jdbc.update(
                    "update ticket_type set pool = 'Hall', pool_quantity = 10 where position < 2");
            assertThat(Invariants.broken(naive.jdbc)).containsKey(OVERSOLD);
        }
    }

    @RepeatedTest(3)
    void what_is_given_back_of_one_type_can_be_had_as_the_other_once() {
        var event = office.onSaleSharing(20, 80);
        for (int n = 0; n < 20; n++) office.bookType(event, 0, buyer(n), 1);
        var given = office.bookingsOf(event).subList(0, 10);

        Race.of(
                60,
                n -> {
                    if (n < 20) return office.cancelBooking.handle(given.get(n % 10), Actor.BUYER);
                    return secondOffice.bookType(event, 1, buyer(100 + n), 1);
                });

        for (int n = 200; n < 220; n++) office.bookType(event, 1, buyer(n), 1);
        assertThat(office.live(event)).isEqualTo(20);
    }

    @RepeatedTest(3)
    void holds_that_run_out_free_their_pool() {
        var event = office.onSaleSharing(10, 40);
        for (int n = 0; n < 5; n++)
            office.engine.book(Examples.reservation(event, buyer(n), 2, Duration.ZERO));
        assertThat(office.bookType(event, 1, buyer(9), 1))
                .isEqualTo(new Refused(Refusal.soldOut(0)));

        Race.of(
                30,
                n ->
                        n % 10 == 0
                                ? secondOffice.expireReservations.handle()
                                : office.bookType(event, 1, buyer(100 + n), 1));
        office.expireReservations.handle();

        for (int n = 200; n < 220; n++) office.bookType(event, 1, buyer(n), 1);
        assertThat(office.live(event)).isEqualTo(10);
    }

    @RepeatedTest(3)
    void a_pool_made_smaller_during_its_sale_is_never_undercut() {
        var event = office.onSaleSharing(50, 50);

        Race.of(
                80,
                n -> {
                    if (n % 10 != 0) return office.bookType(event, n % 2, buyer(n), 1);
                    try {
                        secondOffice.change(BoxOffice.sharing(event, 2 + n, 50 - n / 2, 50));
                    } catch (ErrorResponseException e) {
                        assertThat(e.getBody().getType())
                                .hasToString("urn:marquee:problem:capacity-below-sold");
                    }
                    return n;
                });

        assertThat(office.live(event))
                .isLessThanOrEqualTo(
                        office.count(
                                "select max(pool_quantity) from ticket_type where event_id = ?",
                                event));
    }

    private List<Verdict> buyBoth(long event) {
        return Race.of(
                50, n -> (n % 3 == 0 ? office : secondOffice).bookType(event, n % 2, buyer(n), 1));
    }
}
