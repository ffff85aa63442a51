package dev.marquee.ticket.checkout.engine;

import static dev.marquee.ticket.checkout.engine.Examples.NOW;
import static dev.marquee.ticket.checkout.engine.Examples.limited;
import static dev.marquee.ticket.checkout.engine.Examples.purchase;
import static dev.marquee.ticket.checkout.engine.Examples.stock;
import static dev.marquee.ticket.checkout.engine.Examples.terms;
import static dev.marquee.ticket.checkout.engine.Examples.type;
import static dev.marquee.ticket.checkout.engine.Examples.windowed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.BuyerOfEvent;
import dev.marquee.ticket.checkout.Purchase.BuyerOfType;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Refusal.Reason;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.FirstAnswer;
import dev.marquee.ticket.checkout.Verdict.KeyReused;
import dev.marquee.ticket.checkout.Verdict.Refused;
import dev.marquee.ticket.checkout.Verdict.Replayed;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.listing.TypePricing;
import dev.marquee.ticket.pricing.Amounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private final Map<Long, Stock> stocks = new HashMap<>();
    private final Map<BuyerOfEvent, Integer> held = new HashMap<>();
    private final Map<BuyerOfType, Integer> heldOfType = new HashMap<>();
    private final Map<String, FirstAnswer> answers = new HashMap<>();

    @Test
    void tickets_are_numbered_on_from_the_last_one_issued() {
        stocks.put(1L, new Stock(terms(1, 4), 100, 7, 12, List.of(type(1, 100, 7))));

        var outcome = decide(purchase(1, "ana@example.org", 2), purchase(1, "bea@example.org", 1));

        assertThat(outcome.bookings())
                .flatExtracting(Booking::tickets)
                .extracting(Ticket::number)
                .containsExactly(13, 14, 15);
        assertThat(outcome.stocks().get(1L))
                .extracting(Stock::sold, Stock::issued)
                .containsExactly(10, 15);
        assertThat(outcome.bookings())
                .allMatch(booking -> booking.status() == BookingStatus.CONFIRMED);
    }

    @Test
    void bookings_and_tickets_draw_their_ids_from_one_sequence() {
        stocks.put(1L, stock(terms(1, 4), type(1, 100, 0)));

        var booking = decide(purchase(1, "ana@example.org", 2)).bookings().getFirst();

        assertThat(booking.id()).isEqualTo(1);
        assertThat(booking.tickets()).extracting(Ticket::id).containsExactly(2L, 3L);
    }

    @Test
    void the_first_to_come_gets_the_last_ticket() {
        stocks.put(1L, stock(terms(1, 4), type(1, 10, 9)));

        var verdicts =
                decide(purchase(1, "ana@example.org", 1), purchase(1, "bea@example.org", 1))
                        .verdicts();

        assertThat(verdicts.getFirst()).isInstanceOf(Booked.class);
        assertThat(verdicts.getLast()).isEqualTo(new Refused(Refusal.soldOut(0)));
    }

    @Test
    void five_asked_and_four_left_takes_none_and_leaves_them_to_the_next() {
        stocks.put(1L, stock(terms(1, 9), type(1, 10, 6)));

        var outcome = decide(purchase(1, "ana@example.org", 5), purchase(1, "bea@example.org", 4));

        assertThat(outcome.verdicts().getFirst()).isEqualTo(new Refused(Refusal.soldOut(4)));
        assertThat(outcome.verdicts().getLast()).isInstanceOf(Booked.class);
    }

    @Test
    void one_type_sold_out_refuses_the_whole_booking() {
        stocks.put(1L, stock(terms(1, 4), type(1, 10, 0), type(2, 5, 5)));

        var outcome =
                decide(purchase(1, "ana@example.org", null, new Line(1L, 1), new Line(2L, 1)));

        assertThat(outcome.verdicts()).containsExactly(new Refused(Refusal.soldOut(0)));
        assertThat(outcome.stocks()).isEmpty();
        assertThat(outcome.held()).isEmpty();
    }

    @Test
    void without_a_type_the_first_one_on_sale_is_meant() {
        stocks.put(1L, stock(terms(1, 4), type(3, 10, 0), type(1, 0, 0), type(2, 10, 0)));

        var booking = decide(purchase(1, "ana@example.org", 1)).bookings().getFirst();

        assertThat(booking.tickets()).extracting(Ticket::ticketTypeId).containsExactly(2L);
    }

    @Test
    void a_type_asked_for_twice_is_counted_twice() {
        stocks.put(1L, stock(terms(1, 4), type(1, 3, 0), type(2, 10, 0)));

        var outcome =
                decide(purchase(1, "ana@example.org", null, new Line(null, 2), new Line(1L, 2)));

        assertThat(outcome.verdicts()).containsExactly(new Refused(Refusal.soldOut(1)));
    }

    @Test
    void the_quota_counts_what_the_buyer_holds_and_what_came_before_in_the_batch() {
        stocks.put(1L, stock(terms(1, 4), type(1, 100, 2)));
        held.put(new BuyerOfEvent(new EmailAddress("ana@example.org"), 1), 2);

        var outcome =
                decide(
                        purchase(1, "ana@example.org", 1),
                        purchase(1, "ANA@example.org.", 2),
                        purchase(1, "bea@example.org", 4),
                        purchase(1, "ana@example.org", 1));

        assertThat(outcome.verdicts().get(1)).isEqualTo(new Refused(Refusal.quotaExceeded(4, 3)));
        assertThat(outcome.bookings()).hasSize(3);
        assertThat(outcome.held().values()).containsExactlyInAnyOrder(4, 4);
    }

    @Test
    void each_event_has_a_quota_of_its_own() {
        stocks.put(1L, stock(terms(1, 1), type(1, 100, 0)));
        stocks.put(2L, stock(terms(2, 1), type(1, 100, 0)));

        var outcome = decide(purchase(1, "ana@example.org", 1), purchase(2, "ana@example.org", 1));

        assertThat(outcome.bookings()).hasSize(2);
    }

    @Test
    void a_quota_lowered_below_what_is_held_sells_no_more() {
        stocks.put(1L, stock(terms(1, 2), type(1, 100, 4)));
        held.put(new BuyerOfEvent(new EmailAddress("ana@example.org"), 1), 4);

        assertThat(decide(purchase(1, "ana@example.org", 1)).verdicts())
                .containsExactly(new Refused(Refusal.quotaExceeded(2, 4)));
    }

    @Test
    void a_types_own_quota_counts_beside_the_events() {
        stocks.put(1L, stock(terms(1, 6), limited(1, 100, 2), type(2, 100, 0)));
        heldOfType.put(new BuyerOfType(new EmailAddress("ana@example.org"), 1, 1), 1);

        var outcome =
                decide(
                        purchase(1, "ana@example.org", null, new Line(1L, 2), new Line(2L, 1)),
                        purchase(1, "Ana@example.org", null, new Line(1L, 1), new Line(2L, 3)),
                        purchase(1, "ana@example.org", 1),
                        purchase(1, "bea@example.org", null, new Line(null, 1), new Line(1L, 2)),
                        purchase(1, "bea@example.org", 2));

        assertThat(outcome.verdicts())
                .filteredOn(Refused.class::isInstance)
                .containsExactly(
                        new Refused(Refusal.quotaExceeded("Type 1", 2, 1)),
                        new Refused(Refusal.quotaExceeded("Type 1", 2, 2)),
                        new Refused(Refusal.quotaExceeded("Type 1", 2, 0)));
        assertThat(outcome.heldOfType())
                .containsOnly(
                        Map.entry(new BuyerOfType(new EmailAddress("ana@example.org"), 1, 1), 2),
                        Map.entry(new BuyerOfType(new EmailAddress("bea@example.org"), 1, 1), 2));
    }

    @Test
    void without_a_quota_of_its_own_nobody_is_counted_by_type() {
        stocks.put(1L, stock(terms(1, 4), type(1, 100, 0)));

        assertThat(decide(purchase(1, "ana@example.org", 4)).heldOfType()).isEmpty();
    }

    @Test
    void a_type_is_sold_in_its_time_alone() {
        var later = NOW.plusSeconds(1);
        stocks.put(
                1L,
                stock(
                        terms(1, 9),
                        windowed(1, later, null),
                        windowed(2, null, NOW),
                        windowed(3, NOW, later)));

        var outcome =
                decide(
                        purchase(1, "ana@example.org", null, new Line(1L, 1)),
                        purchase(1, "ana@example.org", null, new Line(2L, 1)),
                        purchase(1, "ana@example.org", null, new Line(3L, 1), new Line(1L, 1)),
                        purchase(1, "ana@example.org", null, new Line(3L, 1)),
                        purchase(1, "ana@example.org", 1));

        assertThat(outcome.verdicts().subList(0, 3))
                .containsExactly(
                        new Refused(Refusal.notOnSale("not-yet")),
                        new Refused(Refusal.notOnSale("type-closed")),
                        new Refused(Refusal.notOnSale("not-yet")));
        assertThat(outcome.bookings())
                .as("without a type, the first one that is on sale is meant")
                .flatExtracting(Booking::tickets)
                .extracting(Ticket::ticketTypeId)
                .containsExactly(3L, 3L);
    }

    @Test
    void a_reservation_takes_its_tickets_as_a_booking_does() {
        stocks.put(1L, stock(terms(1, 4), type(1, 3, 0)));

        var outcome =
                decide(
                        Examples.reservation(1, "ana@example.org", 3),
                        purchase(1, "bea@example.org", 1));

        var reserved = outcome.bookings().getFirst();
        assertThat(reserved.status()).isEqualTo(BookingStatus.PENDING_PAYMENT);
        assertThat(reserved.tickets()).allMatch(ticket -> ticket.status() == TicketStatus.RESERVED);
        assertThat(outcome.verdicts().getLast()).isEqualTo(new Refused(Refusal.soldOut(0)));
    }

    @Test
    void what_is_cancelled_completed_or_over_is_not_sold() {
        var soon = NOW.plusSeconds(1);
        assertThat(soldAs(terms(SaleTerms.Status.PUBLISHED, NOW.minusSeconds(1), soon))).isNull();
        assertThat(soldAs(terms(SaleTerms.Status.PUBLISHED, soon, null))).isNull();
        assertThat(soldAs(terms(SaleTerms.Status.PUBLISHED, NOW, null))).isEqualTo("ended");
        assertThat(soldAs(terms(SaleTerms.Status.PUBLISHED, NOW.minus(Duration.ofDays(1)), NOW)))
                .isEqualTo("ended");
        assertThat(soldAs(terms(SaleTerms.Status.COMPLETED, soon, null))).isEqualTo("ended");
        assertThat(soldAs(terms(SaleTerms.Status.CANCELLED, soon, null))).isEqualTo("cancelled");
    }

    private String soldAs(SaleTerms terms) {
        stocks.put(1L, stock(terms, type(1, 100, 0)));
        return switch (decide(purchase(1, "ana@example.org", 1)).verdicts().getFirst()) {
            case Refused(var refusal) -> refusal.state();
            case Booked booked -> null;
            default -> throw new AssertionError();
        };
    }

    @Test
    void what_has_a_price_is_held_until_it_is_paid() {
        stocks.put(1L, stock(terms(1, 4), priced(2400, TypePricing.PLAIN)));

        var booking = booked(purchase(1, "ana@example.org", 2));

        assertThat(booking.status()).isEqualTo(BookingStatus.PENDING_PAYMENT);
        assertThat(booking.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(booking.amounts()).isEqualTo(new Amounts(4800, 0, 0, 4800, 0, 0));
        assertThat(booking.tickets())
                .allMatch(ticket -> ticket.status() == TicketStatus.RESERVED)
                .extracting(Ticket::paidMinor)
                .containsExactly(2400L, 2400L);
    }

    @Test
    void a_price_that_is_not_the_expected_one_sells_nothing() {
        stocks.put(1L, stock(terms(1, 4), priced(2400, TypePricing.PLAIN)));

        assertThat(decide(expecting("24.00")).verdicts().getFirst()).isInstanceOf(Booked.class);
        assertThat(decide(expecting("23.99")).verdicts())
                .containsExactly(
                        new Refused(Refusal.price(Reason.PRICE_CHANGED, null, "24.00", "EUR")));
        assertThat(decide(expecting("24.000")).verdicts())
                .containsExactly(
                        new Refused(Refusal.price(Reason.PRICE_DECIMALS, null, null, "EUR")));
    }

    @Test
    void a_buyer_chooses_the_price_from_the_least_one_on_where_the_type_lets_them() {
        stocks.put(
                1L, stock(terms(1, 4), priced(2400, new TypePricing(1000L, 0, true, null, null))));
        stocks.put(2L, stock(terms(2, 4), priced(2400, TypePricing.PLAIN)));

        assertThat(booked(choosing(1, "10")).amounts().totalMinor()).isEqualTo(1000);
        assertThat(decide(choosing(1, "9.99")).verdicts())
                .containsExactly(
                        new Refused(Refusal.price(Reason.PRICE_TOO_LOW, "VIP", "10.00", "EUR")));
        assertThat(decide(choosing(2, "30.00")).verdicts())
                .containsExactly(
                        new Refused(Refusal.price(Reason.PRICE_NOT_CHOSEN, "VIP", "24.00", "EUR")));
        assertThat(decide(choosing(1, "10.000")).verdicts())
                .containsExactly(
                        new Refused(Refusal.price(Reason.PRICE_DECIMALS, "VIP", null, "EUR")));
    }

    @Test
    void a_booking_has_as_many_of_a_type_as_it_allows() {
        stocks.put(1L, stock(terms(1, 9), priced(0, new TypePricing(null, 0, true, 2, 3))));

        assertThat(booked(purchase(1, "ana@example.org", 2)).quantity()).isEqualTo(2);
        assertThat(decide(purchase(1, "ana@example.org", 1)).verdicts())
                .containsExactly(new Refused(Refusal.perBooking(Reason.TOO_FEW, "VIP", 2)));
        assertThat(decide(purchase(1, "ana@example.org", 4)).verdicts())
                .containsExactly(new Refused(Refusal.perBooking(Reason.TOO_MANY, "VIP", 3)));
    }

    private static TicketType priced(long minor, TypePricing pricing) {
        return new TicketType(1, "VIP", minor, 10, 0, 0, null, null, null, pricing);
    }

    private Booking booked(Purchase purchase) {
        return ((Booked) decide(purchase).verdicts().getFirst()).booking();
    }

    private static Purchase expecting(String total) {
        var p = purchase(1, "ana@example.org", 1);
        return new Purchase(
                1,
                p.lines(),
                p.buyer(),
                p.quotaEmail(),
                null,
                false,
                null,
                new BigDecimal(total),
                null);
    }

    private static Purchase choosing(long event, String price) {
        return purchase(event, "ana@example.org", null, new Line(1L, 1, new BigDecimal(price)));
    }

    @Test
    void an_unknown_event_or_type_is_said_to_be_unknown_and_not_remembered() {
        stocks.put(1L, stock(terms(1, 4), type(1, 100, 0)));
        var key = new RequestKey("k", "h");

        var outcome =
                decide(
                        purchase(9, "ana@example.org", key, new Line(null, 1)),
                        purchase(1, "ana@example.org", key, new Line(9L, 1)));

        assertThat(outcome.verdicts())
                .containsExactly(
                        new Refused(Refusal.unknown(Refusal.Reason.UNKNOWN_EVENT)),
                        new Refused(Refusal.unknown(Refusal.Reason.UNKNOWN_TICKET_TYPE)));
        assertThat(outcome.answers()).isEmpty();
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_books_once() {
        stocks.put(1L, stock(terms(1, 4), type(1, 100, 0)));
        var request = purchase(1, "ana@example.org", new RequestKey("k", "h"), new Line(null, 1));

        var outcome = decide(request, request);

        var first = new FirstAnswer("h", outcome.bookings().getFirst().id(), null);
        assertThat(outcome.bookings()).hasSize(1);
        assertThat(outcome.verdicts().getLast()).isEqualTo(new Replayed(first));
        assertThat(outcome.answers()).containsExactly(Map.entry("k", first));
    }

    @Test
    void a_refusal_is_repeated_even_when_tickets_have_come_back() {
        var first = new FirstAnswer("h", null, Refusal.soldOut(0));
        answers.put("k", first);
        stocks.put(1L, stock(terms(1, 4), type(1, 100, 0)));

        var outcome =
                decide(purchase(1, "ana@example.org", new RequestKey("k", "h"), new Line(null, 1)));

        assertThat(outcome.verdicts()).containsExactly(new Replayed(first));
        assertThat(outcome.answers()).isEmpty();
    }

    @Test
    void another_request_with_a_used_key_is_refused() {
        answers.put("k", new FirstAnswer("h", 5L, null));
        stocks.put(1L, stock(terms(1, 4), type(1, 100, 0)));

        var outcome =
                decide(
                        purchase(
                                1,
                                "ana@example.org",
                                new RequestKey("k", "other"),
                                new Line(null, 1)));

        assertThat(outcome.verdicts()).containsExactly(new KeyReused());
        assertThat(outcome.bookings()).isEmpty();
    }

    private Decisions.Outcome decide(Purchase... purchases) {
        var ids = new AtomicLong();
        return Decisions.decide(
                new Decisions.Known(NOW, stocks, held, heldOfType, answers),
                List.of(purchases),
                ids::incrementAndGet);
    }
}
