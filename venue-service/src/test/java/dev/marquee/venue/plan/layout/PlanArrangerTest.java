package dev.marquee.venue.plan.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlanArrangerTest {

    private static final Offset<Double> CLOSE = within(0.2);

    @Test
    void straight_rows_stand_one_behind_the_other_around_the_middle() {
        var seats = PlanArranger.arrange(PlanSamples.rows(2, 3), 0).seats().toList();
        assertThat(seats)
                .extracting(PlanSeat::x)
                .containsExactly(470.0, 500.0, 530.0, 470.0, 500.0, 530.0);
        assertThat(seats.get(0).y()).isEqualTo(seats.get(2).y()).isEqualTo(seats.get(3).y() - 36);
    }

    @Test
    void curved_rows_come_forward_at_both_ends_and_keep_the_distance() {
        var seats = PlanArranger.arrange(PlanSamples.rows(1, 21), 6).seats().toList();
        assertThat(seats.getFirst().y())
                .isEqualTo(seats.getLast().y())
                .isLessThan(seats.get(10).y() - 30);
        for (var i = 1; i < seats.size(); i++)
            assertThat(distance(seats.get(i - 1), seats.get(i))).isCloseTo(30, CLOSE);
    }

    @Test
    void what_is_placed_stays() {
        for (var seed = 0; seed < 50; seed++) {
            var plan = PlanSamples.any(seed);
            assertThat(PlanArranger.arrange(plan, 5)).isEqualTo(plan);
        }
    }

    @Test
    void tables_are_circles_that_do_not_touch() {
        var tables =
                List.of(
                        PlanSamples.row("t", "T1", 8),
                        PlanSamples.row("t", "T2", 8),
                        PlanSamples.row("t", "T3", 8));
        var plan =
                new PlanLayout(
                        1,
                        "Hall",
                        null,
                        null,
                        List.of(PlanSection.of("t", "Tables", PlanSection.Kind.TABLES, tables)));
        var seats = PlanArranger.arrange(plan, 0).seats().toList();
        for (var one : seats)
            for (var other : seats)
                if (!one.equals(other)) assertThat(distance(one, other)).isGreaterThan(25);
    }

    /** The largest that there may be, where 30 units a seat would not fit. */
    @Test
    void the_longest_and_deepest_section_fits() {
        assertThat(PlanRules.faults(PlanArranger.arrange(PlanSamples.rows(20, 500), 10))).isEmpty();
        assertThat(PlanRules.faults(PlanArranger.arrange(PlanSamples.rows(20, 500), 0))).isEmpty();
    }

    private static double distance(PlanSeat one, PlanSeat other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }
}
