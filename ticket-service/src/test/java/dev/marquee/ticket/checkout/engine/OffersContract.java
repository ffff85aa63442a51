package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal.Reason;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Refused;
import dev.marquee.ticket.offer.OfferClaim;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

/** Uses of offers, counted by everybody at once. */
abstract class OffersContract extends EngineContract {

    private BoxOffice secondOffice;
    private int offers;

    @BeforeAll
    void openSecond() {
        secondOffice = BoxOffice.open(url);
    }

    @AfterAll
    void closeSecond() {
        secondOffice.close();
    }

    /** T-O1: four events in both lanes of two replicas, and one offer for all of them. */
    @RepeatedTest(5)
    void the_last_uses_of_an_offer_for_several_events_are_sold_once() {
        var events = IntStream.range(0, 4).mapToObj(n -> priced()).toList();
        var offer = offer("use_limit", 3);

        var verdicts =
                Race.of(
                        50,
                        n ->
                                (n % 2 == 0 ? office : secondOffice)
                                        .engine.book(
                                                buy(events.get(n % 4), buyer(n), offer, "CODE")));

        assertThat(verdicts).filteredOn(Booked.class::isInstance).hasSize(3);
        assertThat(verdicts)
                .filteredOn(verdict -> isRefused(verdict, Reason.OFFER_USED_UP))
                .hasSize(47);
        assertThat(uses(offer)).isEqualTo(3);
    }

    /** The control: who counts without the offer's lock sells more uses than there are. */
    @Test
    void control_counting_without_the_lock_sells_more_uses_than_there_are() {
        var offer = offer("use_limit", 3);
        var sold = 0;
        for (int tries = 0; tries < 30 && sold <= 3; tries++) {
            var decided = new CyclicBarrier(5);
            sold =
                    (int)
                            Race.of(
                                            5,
                                            n -> {
                                                var used = uses(offer);
                                                decided.await(60, TimeUnit.SECONDS);
                                                return used + 1 <= 3;
                                            })
                                    .stream()
                                    .filter(Boolean::booleanValue)
                                    .count();
        }
        assertThat(sold).isGreaterThan(3);
    }

    @RepeatedTest(3)
    void one_buyer_uses_an_offer_no_more_often_than_it_allows() {
        var events = IntStream.range(0, 2).mapToObj(n -> priced()).toList();
        var offer = offer("per_buyer", 2);

        var verdicts =
                Race.of(
                        20,
                        n ->
                                (n % 2 == 0 ? office : secondOffice)
                                        .engine.book(
                                                buy(
                                                        events.get(n / 2 % 2),
                                                        "ana@example.org",
                                                        offer,
                                                        "CODE")));

        assertThat(verdicts).filteredOn(Booked.class::isInstance).hasSize(2);
        assertThat(verdicts)
                .filteredOn(verdict -> isRefused(verdict, Reason.OFFER_USED_BY_BUYER))
                .hasSize(18);
    }

    /** T-O2. */
    @RepeatedTest(10)
    void what_expires_and_is_cancelled_at_once_is_given_back_once() {
        var event = priced();
        var offer = offer("use_limit", 1);
        var booking = booked(office.engine.book(buy(event, "ana@example.org", offer, "CODE")));
        office.jdbc.update("update booking set expires_at = created_at where id = ?", booking.id());

        Race.of(
                8,
                n -> {
                    var replica = n % 2 == 0 ? office : secondOffice;
                    return n % 4 < 2
                            ? replica.expireReservations.handle()
                            : replica.cancelBooking.handle(booking.id(), Actor.BUYER);
                });

        assertThat(uses(offer)).isZero();
        assertThat(state(booking)).isEqualTo("given_back 0");
        assertThat(office.engine.book(buy(event, "rui@example.org", offer, "CODE")))
                .isInstanceOf(Booked.class);
        assertThat(
                        isRefused(
                                office.engine.book(buy(event, "eva@example.org", offer, "CODE")),
                                Reason.OFFER_USED_UP))
                .isTrue();
    }

    /** T-O3: whoever lowers the limit sees the uses behind the lock, and nobody gets beyond it. */
    @RepeatedTest(5)
    void a_limit_that_is_lowered_meanwhile_holds_from_then_on() {
        var event = priced();
        var offer = offer("use_limit", 20);

        var done =
                Race.of(
                        30,
                        n -> {
                            if (n != 10)
                                return office.engine.book(buy(event, buyer(n), offer, "CODE"))
                                                instanceof Booked
                                        ? 1
                                        : 0;
                            secondOffice.transaction.executeWithoutResult(status -> {
                                var used =
                                        secondOffice.count(
                                                "select live_uses from offer where id = ? for update",
                                                offer);
                                secondOffice.jdbc.update(
                                        "update offer set use_limit = ? where id = ?",
                                        Math.max(used, 5),
                                        offer);
                            });
                            return 0;
                        });

        var limit = office.count("select use_limit from offer where id = ?", offer);
        assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(limit);
        assertThat(uses(offer)).isEqualTo(limit);
    }

    @Test
    void a_use_for_each_ticket_is_given_back_for_each_ticket() {
        var event = free();
        var offer = offer("per_ticket", true);
        var booking = booked(office.engine.book(buy(event, "ana@example.org", offer, "CODE", 3)));
        assertThat(uses(offer)).isEqualTo(3);

        office.cancelTicket.handle(booking.tickets().getFirst().id(), Actor.BUYER);
        assertThat(uses(offer)).isEqualTo(2);
        assertThat(state(booking)).isEqualTo("live 2");

        office.cancelBooking.handle(booking.id(), Actor.BUYER);
        assertThat(uses(offer)).isZero();
    }

    @Test
    void a_use_for_the_booking_stays_until_its_last_ticket_is_void() {
        var event = free();
        var offer = offer("use_limit", 5);
        var booking = booked(office.engine.book(buy(event, "ana@example.org", offer, "CODE", 3)));

        for (var ticket : booking.tickets()) {
            assertThat(uses(offer)).isEqualTo(1);
            office.cancelTicket.handle(ticket.id(), Actor.BUYER);
        }
        assertThat(uses(offer)).isZero();
    }

    @Test
    void an_offer_of_everything_is_confirmed_at_once_and_costs_nothing() {
        var event = priced();
        var offer = offer("percent_bp", 10_000);

        var booking = booked(office.engine.book(buy(event, "ana@example.org", offer, "CODE")));

        assertThat(booking.status().word()).isEqualTo("confirmed");
        assertThat(booking.amounts().totalMinor()).isZero();
        assertThat(booking.amounts().discountMinor()).isEqualTo(2400);
        assertThat(office.count("select count(*) from payment where booking_id = ?", booking.id()))
                .isZero();
    }

    @Test
    void a_code_of_many_is_used_as_often_as_it_may_be() {
        var event = priced();
        var offer = offer("use_limit", 100);
        office.jdbc.update("update offer_code set use_limit = 1 where offer_id = ?", offer);

        assertThat(office.engine.book(buy(event, "ana@example.org", offer, "CODE")))
                .isInstanceOf(Booked.class);
        assertThat(
                        isRefused(
                                office.engine.book(buy(event, "rui@example.org", offer, "CODE")),
                                Reason.OFFER_USED_UP))
                .isTrue();
    }

    @Test
    void bookings_that_are_corrected_or_erased_count_for_another_address() {
        var event = priced();
        var offer = offer("per_buyer", 1);
        var booking = booked(office.engine.book(buy(event, "ana@example.org", offer, "CODE")));

        assertThat(office.correct(booking.id(), "rui@example.org")).isTrue();
        assertThat(
                        isRefused(
                                office.engine.book(buy(event, "rui@example.org", offer, "CODE")),
                                Reason.OFFER_USED_BY_BUYER))
                .isTrue();
        assertThat(office.engine.book(buy(event, "ana@example.org", offer, "CODE")))
                .isInstanceOf(Booked.class);
    }

    @Test
    void giving_back_twice_what_is_void_changes_nothing() {
        var event = free();
        var offer = offer("use_limit", 5);
        var booking = booked(office.engine.book(buy(event, "ana@example.org", offer, "CODE")));
        for (int n = 0; n < 2; n++) {
            try {
                office.cancelBooking.handle(booking.id(), Actor.BUYER);
            } catch (ErrorResponseException e) {
                throw new AssertionError(e);
            }
            assertThat(uses(offer)).isZero();
        }
    }

    private long priced() {
        var event = free();
        office.jdbc.update("update ticket_type set price_minor = 2400 where event_id = ?", event);
        return event;
    }

    private long free() {
        return office.onSale(1000, 4);
    }

    /** Ten percent off everything, with one other thing said. */
    private long offer(String column, Object value) {
        var id = 7_000L + offers++;
        office.jdbc.update(
                """
                insert into offer (id, organizer_id, name, percent_bp, type_ids, per_ticket, automatic, active, created_at)
                values (?, 2, 'Early bird', 1000, ',', false, false, true, now())
                """,
                id);
        office.jdbc.update("update offer set " + column + " = ? where id = ?", value, id);
        for (var table : List.of("offer_use", "offer_code"))
            office.jdbc.update(
                    "update %s set code_folded = 'OLD' || offer_id where code_folded = 'CODE'"
                            .formatted(table));
        office.jdbc.update(
                "insert into offer_code (organizer_id, code_folded, code, offer_id) values (2, 'CODE', 'Code', ?)",
                id);
        return id;
    }

    private static Purchase buy(long event, String email, long offer, String code) {
        return buy(event, email, offer, code, 1);
    }

    private static Purchase buy(long event, String email, long offer, String code, int quantity) {
        var address = new EmailAddress(email);
        return new Purchase(
                event,
                List.of(new Line(null, quantity)),
                new Buyer("Ana", address, null, null),
                address,
                null,
                false,
                null,
                null,
                new OfferClaim.ByCode(offer, code));
    }

    private static Booking booked(Verdict verdict) {
        return ((Booked) verdict).booking();
    }

    private static boolean isRefused(Verdict verdict, Reason reason) {
        return verdict instanceof Refused(var refusal) && refusal.reason() == reason;
    }

    private int uses(long offer) {
        return office.count("select live_uses from offer where id = ?", offer);
    }

    private String state(Booking booking) {
        return office.jdbc.queryForObject(
                "select state || ' ' || uses from offer_use where booking_id = ?",
                String.class,
                booking.id());
    }
}
