package dev.marquee.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.event.pricing.TypePricing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

/** What ticket types that share places add up to. */
class TicketTypesTest {

    private static final Pool HALL = new Pool("Hall", 100);

    @Test
    void a_pool_counts_once_and_what_shares_nothing_for_itself() {
        assertThat(types(type(1, null, HALL), type(2, 30, HALL), type(3, 50, null)).total())
                .isEqualTo(150);
        assertThat(types(type(1, null, HALL), type(2, null, new Pool("Roof", 5))).total())
                .isEqualTo(105);
    }

    @Test
    void a_pool_counts_for_no_more_than_its_types_may_take() {
        assertThat(types(type(1, 20, HALL), type(2, 30, HALL), type(3, 50, null)).total())
                .isEqualTo(100);
    }

    @Test
    void what_needs_a_code_is_not_open_to_all_and_takes_no_room_of_a_pool_until_it_is_sold() {
        var hidden =
                new TicketType(
                        2L,
                        "Type 2",
                        0,
                        null,
                        null,
                        null,
                        null,
                        TypePricing.PLAIN,
                        true,
                        HALL,
                        null);
        assertThat(types(type(1, null, HALL), hidden, type(3, 50, null)).open()).isEqualTo(150);
        assertThat(types(type(1, 40, HALL), hidden).open()).isEqualTo(40);
        assertThat(types(type(1, 40, HALL), hidden).total()).isEqualTo(100);
    }

    @Test
    void as_many_as_are_sold_stay_of_each_type_and_each_pool() {
        var now = types(type(1, 20, HALL), type(2, null, HALL), type(3, 50, null));

        assertThat(now.raisedTo(Map.of(1L, 20, 2L, 80, 3L, 50))).isEqualTo(now);
        var raised = now.raisedTo(Map.of(1L, 25, 2L, 80, 3L, 50));
        var larger = new Pool("Hall", 105);
        assertThat(raised)
                .isEqualTo(types(type(1, 25, larger), type(2, null, larger), type(3, 50, null)));
    }

    @Test
    void fewer_places_than_are_sold_of_a_pool_are_refused_by_its_name() {
        var next = types(type(1, 60, HALL), type(2, null, HALL), type(3, 50, null));

        next.refuseIfBelow(100, Map.of(1L, 40, 2L, 60));
        assertThatThrownBy(() -> next.refuseIfBelow(101, Map.of(1L, 41, 2L, 60)))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e ->
                                assertThat(e.getBody().getProperties())
                                        .containsEntry("pool", "Hall")
                                        .containsEntry("sold", 101));
        assertThatThrownBy(() -> next.refuseIfBelow(70, Map.of(1L, 61)))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e ->
                                assertThat(e.getBody().getProperties())
                                        .containsEntry("ticket_type", "Type 1"));
    }

    @Test
    void the_only_type_of_an_event_is_resized_with_its_pool() {
        assertThat(types(type(1, 20, HALL)).withTotal(40))
                .isEqualTo(types(type(1, null, new Pool("Hall", 40))));
        assertThat(types(type(1, 20, null)).withTotal(40)).isEqualTo(types(type(1, 40, null)));
    }

    @Test
    void a_type_has_places_and_no_more_than_its_pool() {
        assertThatThrownBy(() -> type(1, null, null)).hasMessage("no tickets of a type");
        assertThatThrownBy(() -> type(1, 0, HALL)).hasMessage("no tickets of a type");
        assertThatThrownBy(() -> type(1, 101, HALL))
                .hasMessage("more tickets of a type than in its pool");
        assertThatThrownBy(() -> new Pool("Hall", 0)).hasMessage("no places in a pool");
    }

    private static TicketTypes types(TicketType... types) {
        return new TicketTypes(List.of(types));
    }

    private static TicketType type(long id, @Nullable Integer quantity, @Nullable Pool pool) {
        return new TicketType(
                id,
                "Type " + id,
                0,
                quantity,
                null,
                null,
                null,
                TypePricing.PLAIN,
                false,
                pool,
                null);
    }
}
