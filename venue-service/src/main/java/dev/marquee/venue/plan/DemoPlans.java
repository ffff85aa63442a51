package dev.marquee.venue.plan;

import dev.marquee.venue.Venue;
import dev.marquee.venue.Venues;
import dev.marquee.venue.plan.layout.PlanArranger;
import dev.marquee.venue.plan.layout.PlanLayout;
import dev.marquee.venue.plan.layout.PlanObject;
import dev.marquee.venue.plan.layout.PlanRow;
import dev.marquee.venue.plan.layout.PlanSeat;
import dev.marquee.venue.plan.layout.PlanSection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the demo's theatre its seat plan, id 1: 406 seats, of which 402 are for sale. */
@Component
@Profile("demo")
@Order(2)
class DemoPlans implements ApplicationRunner {

    private static final String THEATRE = "Teatro do Cais";
    private static final int CURVE = 6;
    private static final int BESIDE_THE_WALL = 4;

    private final SeatPlans plans;
    private final SeatPlanVersions versions;
    private final Venues venues;
    private final PlanJson json;
    private final Clock clock;

    DemoPlans(
            SeatPlans plans, SeatPlanVersions versions, Venues venues, PlanJson json, Clock clock) {
        this.plans = plans;
        this.versions = versions;
        this.venues = venues;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (plans.count() > 0) return;
        venues.findAllByOrderById(Limit.of(20)).stream()
                .filter(venue -> venue.name().equals(THEATRE))
                .findFirst()
                .ifPresent(this::add);
    }

    private void add(Venue theatre) {
        var layout = PlanArranger.arrange(greatHall(), CURVE);
        var plan = plans.save(new SeatPlan(theatre.id(), null, layout.name()));
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        versions.save(new SeatPlanVersion(plan.id(), 1, layout, json, null, now));
    }

    private static PlanLayout greatHall() {
        var stage = new PlanObject(PlanObject.Kind.STAGE, "Stage", 250.0, 10.0, 500.0, 50.0);
        return new PlanLayout(
                1,
                "Great hall",
                null,
                List.of(stage),
                List.of(
                        section(
                                "stalls", "Stalls", 'A', 18, 20, 20, 20, 20, 20, 22, 22, 22, 22, 22,
                                22),
                        section("front-circle", "Front circle", 'M', 26, 26, 26),
                        section("back-circle", "Back circle", 'P', 26, 26, 26)));
    }

    private static PlanSection section(String id, String name, char first, int... lengths) {
        var rows =
                IntStream.range(0, lengths.length)
                        .mapToObj(i -> row(id, String.valueOf((char) (first + i)), lengths[i]))
                        .toList();
        return PlanSection.of(id, name, PlanSection.Kind.SEATS, rows);
    }

    private static PlanRow row(String section, String label, int length) {
        return new PlanRow(
                label,
                IntStream.rangeClosed(1, length)
                        .mapToObj(n -> seat(section, label, n, length))
                        .toList());
    }

    /**
     * Two aisles; whoever comes in a wheelchair has the ends of the last row of the stalls, with
     * somebody beside them; loudspeakers stand at the ends of the first.
     */
    private static PlanSeat seat(String section, String row, int n, int length) {
        var fromTheWall = Math.min(n, length + 1 - n);
        var loudspeaker = row.equals("A") && fromTheWall <= 2;
        var kind = PlanSeat.Kind.STANDARD;
        if (row.equals("L") && fromTheWall == 1) kind = PlanSeat.Kind.WHEELCHAIR;
        if (row.equals("L") && fromTheWall == 2) kind = PlanSeat.Kind.COMPANION;
        return new PlanSeat(
                section + "-" + row + "-" + n,
                String.valueOf(n),
                null,
                null,
                kind,
                n == BESIDE_THE_WALL || n == length - BESIDE_THE_WALL,
                row.equals("M") && fromTheWall == 1,
                loudspeaker,
                note(row, fromTheWall, loudspeaker));
    }

    private static @Nullable String note(String row, int fromTheWall, boolean loudspeaker) {
        if (loudspeaker) return "Loudspeaker";
        return row.equals("M") && fromTheWall == 1 ? "A pillar hides part of the stage" : null;
    }
}
