package dev.marquee.ticket.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EARLY10",
                "early10",
                "  Early-10 ",
                "E A R L Y 1 0",
                "EARLY\u201310",
                "EARLY\u00AD10",
                "EARLY\u00A010",
                "\uFF25\uFF21\uFF32\uFF2C\uFF39\uFF11\uFF10",
                "\uFF45\uFF41\uFF52\uFF4C\uFF59\uFF0D\uFF11\uFF10",
                "EARLY\u200B10",
                "-EARLY10-"
            })
    void a_code_is_the_same_in_every_spelling(String typed) {
        assertThat(OfferCode.fold(typed)).contains("EARLY10");
    }

    @Test
    void codes_of_any_script_are_compared() {
        assertThat(OfferCode.fold("đêm nhạc")).isEqualTo(OfferCode.fold("ĐÊM-NHẠC"));
        assertThat(OfferCode.fold("Straße")).contains("STRASSE");
    }

    @Test
    void no_code_has_more_than_forty_characters_or_none() {
        assertThat(OfferCode.fold("A".repeat(40))).isPresent();
        assertThat(OfferCode.fold("A-".repeat(40))).isPresent();
        assertThat(OfferCode.fold("A".repeat(41))).isEmpty();
        assertThat(OfferCode.fold("ß".repeat(21))).isEmpty();
        assertThat(OfferCode.fold(" - ")).isEmpty();
    }
}
