package dev.marquee.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.pricing.TypePricing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.ErrorResponseException;

class EventTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant NOW = Instant.parse("2030-05-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            """
            DRAFT,     PUBLISHED, yes
            DRAFT,     CANCELLED, yes
            DRAFT,     COMPLETED, no
            DRAFT,     SOLD_OUT,  no
            PUBLISHED, COMPLETED, yes
            PUBLISHED, CANCELLED, yes
            PUBLISHED, DRAFT,     no
            PUBLISHED, SOLD_OUT,  no
            SOLD_OUT,  COMPLETED, yes
            SOLD_OUT,  CANCELLED, yes
            SOLD_OUT,  PUBLISHED, no
            SOLD_OUT,  DRAFT,     no
            COMPLETED, CANCELLED, no
            COMPLETED, PUBLISHED, no
            COMPLETED, DRAFT,     no
            CANCELLED, PUBLISHED, no
            CANCELLED, COMPLETED, no
            CANCELLED, DRAFT,     no
            """)
    void a_person_moves_it_only_as_the_table_allows(
            EventStatus from, EventStatus to, String allowed) {
        var event = in(from);
        var version = event.version();
        if (allowed.equals("yes")) {
            event.moveTo(to);
            assertThat(event.status()).isEqualTo(to);
            assertThat(event.version()).isEqualTo(version + 1);
        } else {
            refused(() -> event.moveTo(to), "status-not-allowed")
                    .hasMessageContaining("The event is " + from.word());
            assertThat(event.status()).isEqualTo(from);
            assertThat(event.version()).isEqualTo(version);
        }
    }

    @ParameterizedTest
    @CsvSource({"DRAFT", "PUBLISHED", "SOLD_OUT", "COMPLETED", "CANCELLED"})
    void asking_for_the_state_it_is_in_changes_nothing(EventStatus status) {
        var event = in(status);
        var version = event.version();
        if (status == EventStatus.SOLD_OUT) return;
        event.moveTo(status);
        assertThat(event.version()).isEqualTo(version);
    }

    @Test
    void it_is_sold_out_when_the_last_ticket_goes_and_on_sale_when_one_comes_back() {
        var event = in(EventStatus.PUBLISHED);
        event.stockIs(99);
        assertThat(event.status()).isEqualTo(EventStatus.PUBLISHED);
        event.stockIs(100);
        assertThat(event.status()).isEqualTo(EventStatus.SOLD_OUT);
        event.stockIs(98);
        assertThat(event.status()).isEqualTo(EventStatus.PUBLISHED);
        assertThat(event.bookedCount()).isEqualTo(98);
    }

    @ParameterizedTest
    @CsvSource({"DRAFT", "COMPLETED", "CANCELLED"})
    void the_stock_moves_only_what_is_on_sale(EventStatus status) {
        var event = in(status);
        event.stockIs(100);
        assertThat(event.status()).isEqualTo(status);
        assertThat(event.bookedCount()).isEqualTo(100);
    }

    @Test
    void more_tickets_put_it_back_on_sale() {
        var event = in(EventStatus.SOLD_OUT);
        event.changeTotal(101);
        assertThat(event.status()).isEqualTo(EventStatus.PUBLISHED);
        assertThat(event.totalTickets()).isEqualTo(101);
    }

    @Test
    void there_are_never_fewer_tickets_than_sold() {
        var event = in(EventStatus.PUBLISHED);
        event.stockIs(60);
        refused(() -> event.changeTotal(59), "capacity-below-sold")
                .hasMessageContaining("60 tickets are already taken");
        refused(() -> event.change(details("EUR"), types(0, 59), Map.of()), "capacity-below-sold");
        assertThat(event.totalTickets()).isEqualTo(100);
        event.changeTotal(60);
        assertThat(event.status()).isEqualTo(EventStatus.SOLD_OUT);
    }

    @Test
    void a_priced_event_is_published_and_its_price_changes_while_it_sells() {
        var event = Event.draft("EV01", 2, details("EUR"), types(2400, 100), NOW);
        event.moveTo(EventStatus.PUBLISHED);
        event.stockIs(30);
        var version = event.version();
        event.change(details("EUR"), types(2600, 100), Map.of(11L, 30));
        assertThat(event.ticketTypes().getFirst().priceMinor()).isEqualTo(2600);
        assertThat(event.version()).isEqualTo(version + 1);
        refused(() -> event.change(details("VND"), types(2600, 100), Map.of()), "currency-fixed");
    }

    @Test
    void what_makes_no_sense_as_a_price_is_no_ticket_type() {
        assertThatThrownBy(() -> new TicketType(null, "Seat", 400, 9, null, null, null, PRICING))
                .hasMessageContaining("a minimum above the price");
        assertThatThrownBy(() -> new TypePricing(null, 10_001, true, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TypePricing(null, 0, true, 3, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_on_sale_keeps_its_currency_and_its_kinds_of_tickets() {
        var event = in(EventStatus.PUBLISHED);
        refused(() -> event.change(details("VND"), types(0, 100), Map.of()), "currency-fixed");
        refused(
                () ->
                        event.change(
                                details("EUR"),
                                List.of(TicketType.always(null, "Standing", 0, 100)),
                                Map.of()),
                "ticket-type-on-sale");
    }

    @Test
    void a_type_is_known_by_its_id_or_its_name() {
        var event = in(EventStatus.PUBLISHED);
        event.change(
                details("EUR"),
                List.of(
                        TicketType.always(null, "Box", 0, 4),
                        TicketType.always(11L, "Armchair", 0, 90)),
                Map.of());
        assertThat(event.ticketTypes())
                .containsExactly(
                        TicketType.always(null, "Box", 0, 4),
                        TicketType.always(11L, "Armchair", 0, 90));

        event.change(
                details("EUR"),
                List.of(
                        TicketType.always(null, "armchair", 0, 90),
                        TicketType.always(null, "Box", 0, 4)),
                Map.of());
        assertThat(event.ticketTypes().getFirst().id()).isEqualTo(11);

        refused(
                () ->
                        event.change(
                                details("EUR"),
                                List.of(TicketType.always(99L, "Seat", 0, 9)),
                                Map.of()),
                "no-such-ticket-type");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED", "CANCELLED"})
    void what_is_over_no_longer_changes(EventStatus over) {
        var event = in(over);
        refused(() -> event.changeTotal(500), "status-not-allowed");
        refused(() -> event.change(details("EUR"), types(0, 500), Map.of()), "status-not-allowed");
    }

    @Test
    void there_are_never_fewer_tickets_of_a_type_than_sold_of_it() {
        var event = in(EventStatus.PUBLISHED);
        event.change(
                details("EUR"),
                List.of(
                        TicketType.always(11L, "Seat", 0, 100),
                        TicketType.always(null, "Box", 0, 20)),
                Map.of());
        event.stockIs(30);
        refused(
                        () ->
                                event.change(
                                        details("EUR"),
                                        List.of(
                                                TicketType.always(11L, "Seat", 0, 29),
                                                TicketType.always(null, "Box", 0, 91)),
                                        Map.of(11L, 30)),
                        "capacity-below-sold")
                .hasMessageContaining("30 tickets of Seat are already taken");
        assertThat(event.totalTickets()).isEqualTo(120);
    }

    @Test
    void what_never_sold_a_ticket_can_go_and_is_off_sale_then() {
        for (var status :
                List.of(EventStatus.DRAFT, EventStatus.PUBLISHED, EventStatus.CANCELLED)) {
            var event = in(status);
            event.removeFromSale();
            assertThat(event.status()).isEqualTo(EventStatus.CANCELLED);
        }
        var sold = in(EventStatus.PUBLISHED);
        sold.stockIs(1);
        refused(sold::removeFromSale, "event-sold").hasMessageContaining("Cancel it instead");
        assertThat(sold.status()).isEqualTo(EventStatus.PUBLISHED);
        refused(in(EventStatus.COMPLETED)::removeFromSale, "status-not-allowed");
    }

    @Test
    void a_copy_of_a_type_is_sold_so_much_later() {
        var type = new TicketType(11L, "Early", 900, 9, NOW, NOW.plusSeconds(60), 2, PRICING);
        assertThat(type.copied(7, LISBON))
                .isEqualTo(
                        new TicketType(
                                null,
                                "Early",
                                900,
                                9,
                                NOW.plusSeconds(604_800),
                                NOW.plusSeconds(604_860),
                                2,
                                PRICING));
        assertThat(TicketType.always(11L, "Late", 0, 9).copied(7, LISBON))
                .isEqualTo(TicketType.always(null, "Late", 0, 9));
    }

    @Test
    void a_copy_of_a_type_is_sold_at_the_same_hour_in_winter() {
        var from = Instant.parse("2030-06-03T09:00:00Z");
        var until = Instant.parse("2030-06-03T21:00:00Z");
        var winter =
                new TicketType(11L, "Early", 0, 9, from, until, null, TypePricing.PLAIN)
                        .copied(182, LISBON);
        assertThat(winter.saleStartsAt()).isEqualTo("2030-12-02T10:00:00Z");
        assertThat(winter.saleEndsAt()).isEqualTo("2030-12-02T22:00:00Z");
    }

    @Test
    void a_sale_that_falls_into_the_hour_that_is_left_out_is_as_long_as_it_was() {
        var from = Instant.parse("2030-03-30T01:15:00Z");
        var until = Instant.parse("2030-03-30T02:10:00Z");
        var moved =
                new TicketType(11L, "Early", 0, 9, from, until, null, TypePricing.PLAIN)
                        .copied(1, LISBON);
        assertThat(moved.saleStartsAt()).isEqualTo("2030-03-31T01:15:00Z");
        assertThat(moved.saleEndsAt()).isEqualTo("2030-03-31T02:10:00Z");
    }

    @Test
    void types_rise_to_what_was_sold_of_them() {
        var event = in(EventStatus.PUBLISHED);
        assertThat(event.raiseTo(Map.of(11L, 100))).isFalse();
        assertThat(event.raiseTo(Map.of(11L, 103, 99L, 7))).isTrue();
        assertThat(event.totalTickets()).isEqualTo(103);
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable action, String type) {
        return assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> {
                            assertThat(e.getStatusCode().value()).isEqualTo(409);
                            assertThat(e.getBody().getType())
                                    .hasToString("urn:marquee:problem:" + type);
                        });
    }

    /** An event of 100 free seats. */
    private static Event in(EventStatus status) {
        var event = Event.draft("EV01", 2, details("EUR"), types(0, 100), NOW);
        switch (status) {
            case DRAFT -> {}
            case SOLD_OUT -> {
                event.moveTo(EventStatus.PUBLISHED);
                event.stockIs(100);
            }
            case PUBLISHED -> event.moveTo(EventStatus.PUBLISHED);
            default -> {
                event.moveTo(EventStatus.PUBLISHED);
                event.moveTo(status);
            }
        }
        return event;
    }

    private static final TypePricing PRICING = new TypePricing(500L, 1900, false, 1, 2);

    private static List<TicketType> types(long price, int quantity) {
        return List.of(TicketType.always(11L, "Seat", price, quantity));
    }

    private static EventDetails details(String currency) {
        return new EventDetails(
                "Jazz",
                null,
                "Music",
                NOW,
                null,
                "Europe/Lisbon",
                null,
                "The Cellar",
                null,
                currency,
                4,
                PaymentTerms.DEFAULT,
                HolderTerms.DEFAULT);
    }
}
