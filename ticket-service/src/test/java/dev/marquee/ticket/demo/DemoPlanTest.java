package dev.marquee.ticket.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.engine.PastSales.Sale;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static DemoEvent event(String code, Instant startsAt, int quota, int... quantities) {
        var types =
                java.util.stream.IntStream.range(0, quantities.length)
                        .mapToObj(n -> new DemoEvent.Type(n + 1, quantities[n], 0, null))
                        .toList();
        return new DemoEvent(7, code, startsAt, ZoneId.of("Europe/Lisbon"), quota, types);
    }

    private static List<Sale> sales(DemoEvent event, int percent) {
        return new DemoPlan(event).sales(percent, NOW);
    }

    private static int tickets(List<Sale> sales, long type) {
        return sales.stream()
                .flatMap(sale -> sale.purchase().lines().stream())
                .filter(line -> line.ticketTypeId() == type)
                .mapToInt(line -> line.quantity())
                .sum();
    }

    @Test
    void each_type_is_sold_as_far_as_wanted() {
        var event = event("EV07", NOW.plus(Duration.ofDays(7)), 4, 150, 50);
        assertThat(tickets(sales(event, 81), 1)).isEqualTo(122);
        assertThat(tickets(sales(event, 81), 2)).isEqualTo(41);
        assertThat(tickets(sales(event, 100), 1)).isEqualTo(150);
        assertThat(tickets(sales(event, 100), 2)).isEqualTo(50);
        assertThat(sales(event, 0)).isEmpty();
    }

    @Test
    void what_is_sold_already_counts() {
        var type = new DemoEvent.Type(1, 100, 30, null);
        assertThat(type.missing(79)).isEqualTo(49);
        assertThat(type.missing(20)).isZero();
    }

    @Test
    void nobody_buys_twice_or_more_than_the_quota() {
        for (int quota : new int[] {1, 2, 4, 10}) {
            var sales = sales(event("EV07", NOW.plus(Duration.ofDays(7)), quota, 200), 100);
            assertThat(sales)
                    .extracting(sale -> sale.purchase().buyer().email())
                    .doesNotHaveDuplicates();
            assertThat(sales)
                    .allSatisfy(sale ->
                            assertThat(sale.purchase().lines().getFirst().quantity())
                                    .isBetween(1, Math.min(4, quota)));
        }
    }

    @Test
    void sales_lie_in_the_past_weeks_and_before_the_event() {
        for (var startsAt : List.of(NOW.plus(Duration.ofDays(7)), NOW.minus(Duration.ofDays(20)))) {
            var end = startsAt.isBefore(NOW) ? startsAt : NOW;
            var sales = sales(event("EV04", startsAt, 4, 90), 98);
            assertThat(sales).isSortedAccordingTo(Comparator.comparing(Sale::at));
            assertThat(sales)
                    .allSatisfy(sale ->
                            assertThat(sale.at()).isBetween(end.minus(Duration.ofDays(37)), end));
            assertThat(
                            sales.stream()
                                    .map(sale ->
                                            sale.at()
                                                    .truncatedTo(
                                                            java.time.temporal.ChronoUnit.DAYS))
                                    .collect(Collectors.toSet()))
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void the_same_event_has_the_same_buyers_each_time_and_others_than_the_next() {
        var event = event("EV07", NOW.plus(Duration.ofDays(7)), 4, 200);
        assertThat(sales(event, 81)).isEqualTo(sales(event, 81));
        assertThat(sales(event, 81).getFirst().purchase().buyer())
                .isEqualTo(new DemoPlan(event).firstBuyer());
        var next = event("EV08", NOW.plus(Duration.ofDays(7)), 4, 200);
        assertThat(new DemoPlan(next).firstBuyer()).isNotEqualTo(new DemoPlan(event).firstBuyer());
    }

    @Test
    void nobody_real_is_among_the_people() {
        var people = DemoPeople.all();
        assertThat(people).hasSize(800).extracting(Buyer::email).doesNotHaveDuplicates();
        assertThat(people)
                .allSatisfy(person -> {
                    assertThat(person.email().value())
                            .matches("[a-z]+\\.[a-z]+@example\\.(org|net)");
                    assertThat(person.name()).isNotBlank().doesNotContain("+", "|", ",");
                    if (person.phone() != null)
                        assertThat(person.phone()).startsWith("+44 7700 900");
                });
    }
}
