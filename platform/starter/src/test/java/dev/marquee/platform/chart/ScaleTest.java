package dev.marquee.platform.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 1",
        "0, 1, 1, 1",
        "0, 3, 1, 3",
        "0, 23, 10, 30",
        "0, 162, 50, 200",
        "0, 200, 50, 200",
        "0, 9000000000000000000, 5e18, 1e19",
        "-30, 120, 50, 150"
    })
    void lines_are_at_round_numbers(double least, double most, double step, double high) {
        var scale = Scale.of(least, most, true, 20, 200);
        assertThat(scale.step()).isEqualTo(step);
        assertThat(scale.high()).isEqualTo(high);
    }

    @Test
    void amounts_may_have_lines_between_whole_numbers_and_nothing_is_no_division_by_it() {
        assertThat(Scale.of(0, .8, false, 20, 200).step()).isEqualTo(.2);
        assertThat(Scale.of(0, 0, false, 20, 200).ticks()).allMatch(Double::isFinite);
    }

    @Test
    void every_figure_lies_between_the_first_line_and_the_last() {
        var random = new Random(7);
        for (int n = 0; n < 2000; n++) {
            var one = (random.nextDouble() - .2) * Math.pow(10, random.nextInt(15));
            var other = (random.nextDouble() - .2) * Math.pow(10, random.nextInt(15));
            var scale = Scale.of(Math.min(one, other), Math.max(one, other), n % 2 == 0, 20, 200);
            assertThat(scale.at(one)).isBetween(19.99, 200.01);
            assertThat(scale.at(other)).isBetween(19.99, 200.01);
            assertThat(scale.ticks()).hasSizeBetween(2, 8);
        }
    }
}
