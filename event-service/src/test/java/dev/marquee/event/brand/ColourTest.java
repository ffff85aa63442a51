package dev.marquee.event.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever colour is chosen can be read. */
class ColourTest {

    private static final Colour BLACK = new Colour(0);

    /** All of three digits, and as many others. */
    private static IntStream colours() {
        var random = new SplittableRandom(15);
        return IntStream.concat(
                IntStream.range(0, 0x1000)
                        .map(rgb ->
                                (rgb >> 8) * 0x110000 + (rgb >> 4 & 15) * 0x1100 + (rgb & 15) * 17),
                random.ints(20_000, 0, 0x1000000));
    }

    @Test
    void every_colour_can_be_read_on_light_and_on_dark_grounds() {
        colours()
                .forEach(rgb -> {
                    var chosen = new Colour(rgb);
                    var light = chosen.onLight();
                    var dark = chosen.onDark();
                    assertThat(light.contrast(Colour.LIGHT_GROUND))
                            .as(chosen.text())
                            .isGreaterThanOrEqualTo(4.5);
                    assertThat(light.contrast(Colour.WHITE))
                            .as(chosen.text())
                            .isGreaterThanOrEqualTo(4.5);
                    assertThat(dark.contrast(Colour.DARK_GROUND))
                            .as(chosen.text())
                            .isGreaterThanOrEqualTo(4.5);
                    assertThat(dark.contrast(new Colour(0x170d15)))
                            .as(chosen.text())
                            .isGreaterThanOrEqualTo(4.5);
                });
    }

    @Test
    void what_can_be_read_stays_as_it_was_chosen_and_nothing_is_moved_twice() {
        colours()
                .forEach(rgb -> {
                    var chosen = new Colour(rgb);
                    if (chosen.isReadableOn(Colour.LIGHT_GROUND))
                        assertThat(chosen.onLight()).isEqualTo(chosen);
                    if (chosen.isReadableOn(Colour.DARK_GROUND))
                        assertThat(chosen.onDark()).isEqualTo(chosen);
                    assertThat(chosen.onLight().onLight()).isEqualTo(chosen.onLight());
                    assertThat(chosen.onDark().onDark()).isEqualTo(chosen.onDark());
                });
    }

    @Test
    void the_hue_stays() {
        for (var rgb : new int[] {0xffd400, 0x00c2a8, 0xff6f91, 0x8bd3ff, 0x123456, 0x5a0000}) {
            var chosen = new Colour(rgb);
            for (var moved : new Colour[] {chosen.onLight(), chosen.onDark()})
                assertThat(hue(moved)).as(chosen.text()).isCloseTo(hue(chosen), within(0.02f));
        }
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21.0", "#767676, #ffffff, 4.54", "#ffffff, #ffffff, 1.0"})
    void contrast_is_that_of_wcag(String one, String other, double expected) {
        var first = Colour.parse(one).orElseThrow();
        var second = Colour.parse(other).orElseThrow();
        assertThat(first.contrast(second)).isCloseTo(expected, within(0.01));
        assertThat(second.contrast(first)).isEqualTo(first.contrast(second));
    }

    @Test
    void white_becomes_dark_on_light_and_black_light_on_dark() {
        assertThat(Colour.WHITE.onDark()).isEqualTo(Colour.WHITE);
        assertThat(BLACK.onLight()).isEqualTo(BLACK);
        assertThat(Colour.WHITE.onLight()).isNotEqualTo(Colour.WHITE);
        assertThat(BLACK.onDark()).isNotEqualTo(BLACK);
    }

    @ParameterizedTest
    @CsvSource({"#0B7285, #0b7285", "0b7285, #0b7285", "' #abc ', #aabbcc", "FFF, #ffffff"})
    void colours_are_read_as_people_write_them(String typed, String text) {
        assertThat(Colour.parse(typed).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "rgb(1,2,3)", "#0b7285;}", "url(x)"})
    void anything_else_is_no_colour(String typed) {
        assertThat(Colour.parse(typed)).isEmpty();
    }

    private static float hue(Colour colour) {
        var rgb = colour.rgb();
        return Color.RGBtoHSB(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, null)[0];
    }
}
