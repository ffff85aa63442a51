package dev.marquee.ticket.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Single seats that a choice leaves; the page of the map is tested with the same cases. */
class OrphansTest {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Case(String name, List<String> rows, List<String> leftAlone, boolean refused) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws Exception {
        try (InputStream file = OrphansTest.class.getResourceAsStream("/orphans.json")) {
            return Stream.of(JsonMapper.shared().readValue(file, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_choice_is_judged_as_a_whole(Case it) {
        var drawn = new DrawnHall(OrphanRule.ENFORCE, it.rows.toArray(String[]::new));

        assertThat(drawn.labels(Orphans.leftAlone(drawn.free, drawn.chosen)))
                .isEqualTo(new TreeSet<>(it.leftAlone));
        assertThat(Orphans.avoidable(drawn.free, drawn.chosen).isEmpty()).isNotEqualTo(it.refused);
        assertThat(pick(drawn) instanceof SeatPick.LeftAlone).isEqualTo(it.refused);
    }

    private static SeatPick pick(DrawnHall drawn) {
        return SeatPicker.pick(
                drawn.free,
                DrawnHall.TYPE,
                drawn.chosen.size(),
                SeatWish.of(
                        drawn.chosen.stream().map(seat -> drawn.free.seat(seat).id()).toList()));
    }

    @Test
    void who_is_only_advised_gets_it_all_the_same() {
        assertThat(pick(new DrawnHall(OrphanRule.ADVISE, ".o....", "......")))
                .isInstanceOf(SeatPick.Found.class);
    }

    @Test
    void whoever_had_a_seat_gets_it_again_or_the_nearest_whatever_is_left_alone() {
        var rather = SeatWish.rather(List.of("s-A-2", "s-A-3"));
        var free = new DrawnHall(OrphanRule.ENFORCE, "......", ".......").free;
        var gone = new DrawnHall(OrphanRule.ENFORCE, "..x...", ".......").free;
        var full = new DrawnHall(OrphanRule.ENFORCE, "xxxxx.", "xxxxxx.").free;

        assertThat(SeatPicker.pick(free, DrawnHall.TYPE, 2, rather))
                .isEqualTo(new SeatPick.Found(List.of(1, 2)));
        assertThat(SeatPicker.pick(gone, DrawnHall.TYPE, 2, rather))
                .isEqualTo(new SeatPick.Found(List.of(1, 0)));
        assertThat(SeatPicker.pick(full, DrawnHall.TYPE, 2, rather))
                .isInstanceOf(SeatPick.Found.class);
    }

    @Test
    void the_two_nearest_choices_that_leave_none_are_named() {
        var refused =
                (SeatPick.LeftAlone) pick(new DrawnHall(OrphanRule.ENFORCE, ".oo....", "......."));

        assertThat(refused.seats()).containsExactly("s-A-1");
        assertThat(refused.suggested())
                .hasSize(2)
                .contains(List.of("s-A-1", "s-A-2"), List.of("s-A-3", "s-A-4"));
    }

    @Test
    void seats_of_another_type_do_not_end_a_row() {
        var plan =
                JsonMapper.shared()
                        .readValue(
                                """
                                {"name":"Two prices","sections":[
                                 {"id":"a","name":"A","kind":"seats","rows":[{"label":"1","seats":[
                                   {"id":"a1","number":"1","x":1,"y":1},{"id":"a2","number":"2","x":2,"y":1},{"id":"a3","number":"3","x":3,"y":1}]}]}]}
                                """,
                                PlanDocument.class);
        var hall = new Hall(plan, Map.of("a", 1L), java.util.Set.of());

        assertThat(hall.right(0)).isEqualTo(1);
        assertThat(hall.right(2)).isEqualTo(Hall.NONE);
    }
}
