package dev.marquee.ticket.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The best free seats for a party. */
class BestSeatsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2; A-4 A-5; ........",
                "3; A-3 A-4 A-5; .......",
                "2; B-1 B-2; .x.x, ....",
                "2; A-4 A-5; xxx..xxx, ........",
                "2; B-4 B-5; xx...xxx, ........",
                "4; A-1 A-2 B-1 B-2; ..xx, ..xx",
                "5; A-1 A-2 A-3 B-1 B-2; ...x, ..xx",
                "1; A-2; x.x",
                "3; A-1 A-3 A-5; .x.x."
            })
    void they_are_together_near_the_stage_and_leave_no_single_seat(
            int party, String best, String rows) {
        var drawn = new DrawnHall(OrphanRule.ADVISE, rows.split(", "));

        assertThat(drawn.labels(BestSeats.of(drawn.free, DrawnHall.TYPE, null, party, 0)))
                .isEqualTo(new java.util.TreeSet<>(List.of(best.split(" "))));
    }

    @Test
    void places_for_wheelchairs_are_for_those_who_ask() {
        var drawn = new DrawnHall(OrphanRule.ADVISE, "wc....", "......");

        assertThat(drawn.labels(BestSeats.of(drawn.free, DrawnHall.TYPE, null, 2, 1)))
                .containsExactly("A-1", "A-2");
        assertThat(drawn.labels(BestSeats.of(drawn.free, DrawnHall.TYPE, null, 10, 0)))
                .hasSize(10)
                .doesNotContain("A-1", "A-2");
        assertThat(BestSeats.of(drawn.free, DrawnHall.TYPE, null, 2, 2)).isEmpty();
    }

    @Test
    void a_hall_that_is_too_small_says_how_many_it_has() {
        var drawn = new DrawnHall(OrphanRule.ADVISE, "x..x");

        assertThat(SeatPicker.pick(drawn.free, DrawnHall.TYPE, 3, null))
                .isEqualTo(new SeatPick.TooFew(2));
    }

    /**
     * Ten thousand halls as they come: what a row has room for is not split, no single seat is left
     * where that can be, and the same hall gives the same seats.
     */
    @Test
    void in_any_hall_nobody_is_put_apart_and_no_seat_is_left_that_need_not_be() {
        for (var seed = 0; seed < 10_000; seed++) {
            var random = new Random(seed);
            var rows = rows(random);
            var drawn = new DrawnHall(OrphanRule.ENFORCE, rows);
            var party = 1 + random.nextInt(7);

            var best = BestSeats.of(drawn.free, DrawnHall.TYPE, null, party, 0);

            var what = "seed %d: %d in %s → %s".formatted(seed, party, List.of(rows), best);
            assertThat(new HashSet<>(best)).as(what).hasSize(best.size());
            assertThat(best).as(what).allMatch(drawn.free::isFree);
            assertThat(best.size()).as(what).isEqualTo(Math.min(party, free(rows)));
            var windows = windows(drawn, party);
            if (!windows.isEmpty()) {
                assertThat(windows).as(what).contains(new HashSet<>(best));
                if (windows.stream().anyMatch(w -> leavesNone(drawn, w)))
                    assertThat(leavesNone(drawn, best)).as(what).isTrue();
            }
            assertThat(BestSeats.of(drawn.free, DrawnHall.TYPE, null, party, 0)).isEqualTo(best);
        }
    }

    private static String[] rows(Random random) {
        var full = random.nextDouble();
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(r -> {
                    var row = new StringBuilder();
                    var seats = 1 + random.nextInt(14);
                    for (int n = 0; n < seats; n++) {
                        row.append(
                                random.nextDouble() < full
                                        ? 'x'
                                        : random.nextInt(20) == 0 ? '#' : '.');
                        if (n < seats - 1 && random.nextInt(10) == 0) row.append('|');
                    }
                    return row.toString();
                })
                .toArray(String[]::new);
    }

    private static int free(String[] rows) {
        return (int) String.join("", rows).chars().filter(c -> c == '.').count();
    }

    /** All sets of so many seats side by side, found by the drawing's neighbours alone. */
    private static List<HashSet<Integer>> windows(DrawnHall drawn, int party) {
        var hall = drawn.free.hall();
        var all = new ArrayList<HashSet<Integer>>();
        for (var first = 0; first < hall.size(); first++) {
            var window = new HashSet<Integer>();
            for (var seat = first;
                    seat != Hall.NONE && drawn.free.isFree(seat) && window.size() < party;
                    seat = hall.right(seat)) window.add(seat);
            if (window.size() == party) all.add(window);
        }
        return all;
    }

    /** Judged by what it looks like afterwards. */
    private static boolean leavesNone(DrawnHall drawn, Iterable<Integer> choice) {
        var after = drawn.free.copy();
        choice.forEach(after.taken()::set);
        return IntStream.range(0, after.hall().size())
                .noneMatch(seat -> isAlone(after, seat) && !isAlone(drawn.free, seat));
    }

    private static boolean isAlone(FreeSeats free, int seat) {
        return free.isFree(seat)
                && !free.isFree(free.hall().left(seat))
                && !free.isFree(free.hall().right(seat));
    }
}
