package dev.marquee.venue.plan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanRulesTest {

    @Test
    void a_plan_that_is_arranged_has_no_faults() {
        for (var seed = 0; seed < 50; seed++)
            assertThat(faults(PlanSamples.any(seed))).as("seed %d", seed).isEmpty();
        assertThat(faults(PlanSamples.rows(20, 30))).isEmpty();
    }

    @Test
    void each_fault_names_its_place() {
        var twice = PlanSamples.seat("stalls-A-1", "9");
        var nameless = PlanSamples.seat("no spaces", "");
        var rows =
                List.of(
                        PlanSamples.row("stalls", "A", 2),
                        new PlanRow("A", List.of(twice)),
                        new PlanRow("eleven chars", List.of(nameless)),
                        new PlanRow("D", List.of()));
        var sections =
                List.of(
                        PlanSection.of("stalls", "Stalls", PlanSection.Kind.SEATS, rows),
                        new PlanSection(
                                "",
                                "stalls",
                                PlanSection.Kind.STANDING,
                                null,
                                0,
                                null,
                                null,
                                null,
                                null));
        assertThat(faults(new PlanLayout(2, "", null, null, sections)))
                .containsExactly(
                        "format must be 1: this is all that is known here",
                        "name is required",
                        "sections[0].rows[1].label is there twice in Stalls: A",
                        "sections[0].rows[1].seats[0].id is the same as sections[0].rows[0].seats[0].id: stalls-A-1",
                        "sections[0].rows[2].label must have at most 10 characters",
                        "sections[0].rows[2].seats[0].id must be 1 to 60 letters, digits or ._-",
                        "sections[0].rows[2].seats[0].number is required",
                        "sections[0].rows[3].seats must not be empty",
                        "sections[1].id must be 1 to 60 letters, digits or ._-",
                        "sections[1].name is another section’s too: stalls",
                        "sections[1].places must be from 1 to 1000000");
    }

    @Test
    void coordinates_stay_on_the_plan() {
        var seat = PlanSamples.seat("a", "1").at(-1, 10_000.1);
        var plan =
                new PlanLayout(
                        1,
                        "Hall",
                        null,
                        null,
                        List.of(
                                PlanSection.of(
                                        "s",
                                        "S",
                                        PlanSection.Kind.SEATS,
                                        List.of(new PlanRow("A", List.of(seat))))));
        assertThat(faults(plan))
                .containsExactly(
                        "sections[0].rows[0].seats[0].x must be from 0 to 10000",
                        "sections[0].rows[0].seats[0].y must be from 0 to 10000");
    }

    @Test
    void a_plan_has_20000_seats_and_not_one_more() {
        var full = PlanSamples.sections(40, 500);
        assertThat(faults(full)).isEmpty();
        var one = List.of(PlanSamples.row("more", "A", 1));
        var more = new ArrayList<>(full.sections());
        more.add(PlanSection.of("more", "More", PlanSection.Kind.SEATS, one));
        assertThat(faults(new PlanLayout(1, "Stadium", null, null, more)))
                .containsExactly("sections have more than 20,000 seats together");
    }

    @Test
    void only_the_first_50_faults_are_told() {
        var seats = IntStream.range(0, 400).mapToObj(n -> PlanSamples.seat("", "")).toList();
        var rows = List.of(new PlanRow("A", seats));
        var plan =
                new PlanLayout(
                        1,
                        "Hall",
                        null,
                        null,
                        List.of(PlanSection.of("s", "S", PlanSection.Kind.SEATS, rows)));
        assertThat(faults(plan)).hasSize(50);
    }

    private static List<String> faults(PlanLayout plan) {
        return PlanRules.faults(PlanArranger.arrange(plan, 3)).stream()
                .map(fault -> fault.field() + " " + fault.message().getDefaultMessage())
                .toList();
    }
}
