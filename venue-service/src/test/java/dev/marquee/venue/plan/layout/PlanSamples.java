package dev.marquee.venue.plan.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Plans to test with. */
public final class PlanSamples {

    private static final List<String> NAMES =
            List.of("Stalls", "Front circle", "Câmara, left", "=Box \"1\"", "Đường", "Tables", "-");

    private PlanSamples() {}

    /** One section with rows A, B … of this many seats, without coordinates. */
    public static PlanLayout rows(int rows, int seats) {
        var all =
                IntStream.range(0, rows)
                        .mapToObj(r -> row("stalls", String.valueOf((char) ('A' + r)), seats))
                        .toList();
        return new PlanLayout(
                1,
                "Great hall",
                null,
                null,
                List.of(PlanSection.of("stalls", "Stalls", PlanSection.Kind.SEATS, all)));
    }

    /** So many sections of one row of this many seats. */
    public static PlanLayout sections(int sections, int seats) {
        var all =
                IntStream.range(0, sections)
                        .mapToObj(n ->
                                PlanSection.of(
                                        "s" + n,
                                        "Section " + n,
                                        PlanSection.Kind.SEATS,
                                        List.of(row("s" + n, "A", seats))))
                        .toList();
        return new PlanLayout(1, "Stadium", null, null, all);
    }

    static PlanRow row(String section, String label, int seats) {
        return new PlanRow(
                label,
                IntStream.rangeClosed(1, seats)
                        .mapToObj(n -> seat(section + "-" + label + "-" + n, String.valueOf(n)))
                        .toList());
    }

    static PlanSeat seat(String id, String number) {
        return new PlanSeat(id, number, null, null, null, null, null, null, null);
    }

    /** Anything that a plan can be, the same for the same seed. */
    public static PlanLayout any(long seed) {
        var random = new Random(seed);
        var sections = new ArrayList<PlanSection>();
        var count = 1 + random.nextInt(4);
        for (var s = 0; s < count; s++) sections.add(section(random, s));
        var objects =
                List.of(
                        new PlanObject(
                                PlanObject.Kind.values()[random.nextInt(5)],
                                "Thing " + seed,
                                random.nextDouble() * 500,
                                random.nextDouble() * 500,
                                100.0,
                                20.0));
        return new PlanLayout(
                1,
                "Plan " + seed,
                new PlanPoint(random.nextDouble() * 1000, 0.0),
                objects,
                sections);
    }

    private static PlanSection section(Random random, int number) {
        var id = "s" + number;
        var name = NAMES.get((number + random.nextInt(2) * 3) % NAMES.size()) + " " + number;
        var kind = PlanSection.Kind.values()[random.nextInt(3)];
        if (kind == PlanSection.Kind.STANDING)
            return new PlanSection(
                    id, name, kind, null, 1 + random.nextInt(900), 10.5, 20.0, 400.0, 160.0);
        var rows = new ArrayList<PlanRow>();
        var count = 1 + random.nextInt(4);
        for (var r = 0; r < count; r++) {
            var label = random.nextBoolean() ? "R" + r : "+" + r;
            var seats = new ArrayList<PlanSeat>();
            var length = 1 + random.nextInt(8);
            for (var n = 1; n <= length; n++)
                seats.add(
                        new PlanSeat(
                                "%s.%d.%d".formatted(id, r, n),
                                n % 3 == 0 ? n + "b" : String.valueOf(n),
                                random.nextDouble() * 9_000,
                                random.nextDouble() * 9_000,
                                PlanSeat.Kind.values()[random.nextInt(3)],
                                random.nextInt(4) == 0,
                                random.nextInt(4) == 0,
                                random.nextInt(4) == 0,
                                random.nextInt(4) == 0 ? "@pillar; \"left\", " + n : null));
            rows.add(new PlanRow(label, seats));
        }
        return PlanSection.of(id, name, kind, rows);
    }
}
