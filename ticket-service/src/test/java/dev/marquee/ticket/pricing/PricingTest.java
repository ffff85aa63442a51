package dev.marquee.ticket.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.listing.TypePricing;
import dev.marquee.ticket.pricing.Discount.Amount;
import dev.marquee.ticket.pricing.Discount.Percent;
import dev.marquee.ticket.pricing.Pricing.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a booking costs adds up, to the smallest unit, whatever its prices, discount and taxes. */
class PricingTest {

    @Example
    void a_quarter_off_ten_tickets_is_spread_to_the_cent() {
        var priced = Pricing.of(List.of(item(2390, 0, true, 10)), new Percent(2500));

        assertThat(priced.amounts().totalMinor()).isEqualTo(17925);
        assertThat(priced.tickets())
                .extracting(TicketAmount::paidMinor)
                .containsExactly(
                        1792L, 1792L, 1792L, 1792L, 1792L, 1793L, 1793L, 1793L, 1793L, 1793L);
    }

    @Example
    void tax_is_in_the_price_or_on_top_and_rounded_for_each_ticket() {
        var included = Pricing.of(List.of(item(10000, 1900, true, 5)), Discount.NONE);
        var onTop = Pricing.of(List.of(item(10000, 1900, false, 5)), Discount.NONE);

        assertThat(included.amounts()).isEqualTo(new Amounts(50000, 0, 7985, 50000, 0, 0));
        assertThat(onTop.amounts()).isEqualTo(new Amounts(50000, 0, 9500, 59500, 0, 0));
    }

    @Example
    void more_off_than_it_costs_makes_it_free() {
        var amounts = Pricing.of(List.of(item(700, 1900, false, 2)), new Amount(5000)).amounts();

        assertThat(amounts).isEqualTo(new Amounts(1400, 1400, 0, 0, 0, 0));
        assertThat(amounts.costs()).isFalse();
    }

    @Property
    void the_tickets_add_up_to_the_booking_and_none_is_below_zero(
            @ForAll("items") List<Item> items, @ForAll("discounts") Discount discount) {
        var priced = Pricing.of(items, discount);
        var amounts = priced.amounts();
        var tickets = priced.tickets();

        assertThat(tickets.stream().mapToLong(TicketAmount::paidMinor).sum())
                .isEqualTo(amounts.totalMinor());
        assertThat(tickets.stream().mapToLong(TicketAmount::priceMinor).sum())
                .isEqualTo(amounts.subtotalMinor());
        var reduced =
                items.stream()
                        .filter(Item::discounted)
                        .mapToLong(item -> item.priceMinor() * item.quantity())
                        .sum();
        assertThat(amounts.discountMinor()).isEqualTo(discount.of(reduced));
        assertThat(tickets.subList(0, items.getFirst().quantity()))
                .as("an offer for some types takes nothing off the others")
                .allMatch(ticket -> items.getFirst().discounted() || ticket.discountMinor() == 0);
        assertThat(tickets)
                .allMatch(ticket ->
                        ticket.paidMinor() >= 0
                                && ticket.discountMinor() >= 0
                                && ticket.discountMinor() <= ticket.priceMinor()
                                && ticket.taxMinor() >= 0
                                && ticket.taxMinor() <= ticket.paidMinor());
    }

    @Property
    void refunds_of_any_parts_in_any_order_give_back_what_was_paid(
            @ForAll("items") List<Item> items,
            @ForAll("discounts") Discount discount,
            @ForAll Random random) {
        var priced = Pricing.of(items, discount);
        var tickets = new ArrayList<>(priced.tickets());
        Collections.shuffle(tickets, random);
        long left = priced.amounts().totalMinor();
        while (!tickets.isEmpty()) {
            var part = tickets.subList(0, 1 + random.nextInt(tickets.size()));
            left -= part.stream().mapToLong(TicketAmount::paidMinor).sum();
            assertThat(left).isNotNegative();
            part.clear();
        }
        assertThat(left).isZero();
    }

    @Provide
    Arbitrary<List<Item>> items() {
        var item =
                Combinators.combine(
                                Arbitraries.longs().between(0, 1_000_000_000),
                                Arbitraries.integers().between(0, 10_000),
                                Arbitraries.of(true, false),
                                Arbitraries.integers().between(1, 10),
                                Arbitraries.of(true, true, false))
                        .as((price, rate, included, quantity, discounted) ->
                                item(price, rate, included, quantity).discounted(discounted));
        return item.list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Discount> discounts() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 10_000).map(Percent::new),
                Arbitraries.longs().between(0, 2_000_000_000).map(Amount::new));
    }

    private static Item item(long price, int taxRate, boolean included, int quantity) {
        var pricing = new TypePricing(null, taxRate, included, null, null);
        return new Item(
                new TicketType(1, "Standing", price, 100, 0, 0, null, null, null, pricing),
                price,
                quantity);
    }
}
