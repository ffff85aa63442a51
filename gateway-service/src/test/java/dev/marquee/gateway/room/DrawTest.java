package dev.marquee.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;

/** The lot is a function of the seed and of who was there, and of nothing else. */
class DrawTest {

    private static final String SEED =
            "3fdba35f04dc8c462986c992bcf875546257113072a909c162f7e470e581e278";

    @Property(tries = 200)
    void everybody_has_one_number(
            @ForAll @Size(max = 60) Set<@AlphaChars @NotBlank String> places,
            @ForAll @AlphaChars @NotBlank String seed) {
        assertThat(Draw.order(seed, places)).containsExactlyInAnyOrderElementsOf(places);
    }

    @Property(tries = 200)
    void neither_who_came_first_nor_who_came_twice_matters(
            @ForAll @Size(min = 1, max = 60) List<@AlphaChars @NotBlank String> places,
            @ForAll @AlphaChars @NotBlank String seed,
            @ForAll Random random) {
        var others = new ArrayList<>(places);
        others.addAll(places);
        Collections.shuffle(others, random);
        assertThat(Draw.order(seed, others)).isEqualTo(Draw.order(seed, places));
    }

    @Example
    void another_seed_is_another_order_and_one_more_visitor_changes_all() {
        var places = IntStream.range(0, 1_000).mapToObj(i -> "place" + i).toList();
        var order = Draw.order(SEED, places);
        assertThat(Draw.order(Draw.newSeed(), places)).isNotEqualTo(order);
        var more = new ArrayList<>(places);
        more.add("latecomer");
        var changed = new ArrayList<>(Draw.order(SEED, more));
        changed.remove("latecomer");
        assertThat(changed).isNotEqualTo(order);
    }

    /**
     * Each number is as likely for the first who came as for the last: a chi-squared of 99 classes.
     */
    @Example
    void who_comes_first_gains_nothing() {
        var counts = new int[100];
        for (var draw = 0; draw < 2_000; draw++) {
            var places = IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();
            counts[Draw.order("seed " + draw, places).indexOf("p0")]++;
        }
        var sum = 0.0;
        for (var count : counts) sum += (count - 20.0) * (count - 20.0) / 20.0;
        assertThat(sum).isBetween(50.0, 170.0);
    }

    /** As {@code docs/verify-draw.py} and {@code printf %s … | sha256sum} say. */
    @Example
    void the_published_algorithm_gives_these_very_numbers() {
        assertThat(Draw.commitment("marquee"))
                .isEqualTo("0ada0c035439099c495e9e8082fd45ffb405a752a5195d458076de83ff5a69f8");
        assertThat(Draw.listHash(List.of("b", "a", "c")))
                .isEqualTo("ea7fb08b7a2dc4619ffb7c7bb38d95a2047935fa165d71b12efd3852a2e6d0cc");
        assertThat(Draw.order("marquee", List.of("a", "b", "c", "d", "e")))
                .containsExactly("a", "d", "e", "c", "b");
    }
}
