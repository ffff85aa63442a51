package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @Test
    void plain_text_costs_nothing() {
        var text = "Ana Silva, Rua do Alecrim 40\nLisbon\t(door 2)";
        assertThat(CleanText.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "\u00a0",
                "\u2060\u200d",
                "\u3164",
                "\u2800",
                "\u115f\u1160",
                "\uffa0",
                "\u034f",
                "\u0301",
                "\ufe0f",
                "\ufeff \u00ad",
                "\u202e",
                "\u2028",
                "\ufffc",
                "\ue000",
            })
    void what_cannot_be_seen_is_nothing(String typed) {
        assertThat(CleanText.of(typed)).isBlank();
        assertThat(CleanText.name(typed)).isEmpty();
        assertThat(CleanText.isVisible(typed)).isFalse();
    }

    /** Else a name could be made that differs from another by nothing that shows. */
    @Test
    void all_that_unicode_calls_ignorable_is_taken_out_of_latin_words() {
        var left =
                IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                        .filter(c ->
                                UCharacter.hasBinaryProperty(
                                        c, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                        .filter(c ->
                                !CleanText.of("ad" + Character.toString(c) + "min").equals("admin"))
                        .mapToObj(Integer::toHexString);
        assertThat(left).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "½ price for the m² of ™ & №",
                "👩‍👩‍👧 and 🏳️‍🌈 and ❤️ and 1️⃣",
                "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "نامه\u200cای",
                "क्\u200dष",
                "辻\udb40\udd00",
                "Rock ’n’ Roll – live",
                "日本語 🎷",
                "\u0600١٢",
            })
    void what_shapes_the_text_stays(String typed) {
        assertThat(CleanText.of(typed)).isEqualTo(Normalizer.normalize(typed, Normalizer.Form.NFC));
    }

    @Test
    void all_spaces_are_spaces_and_all_line_ends_are_line_ends() {
        assertThat(CleanText.of("a\u00a0b\u2007c\u202fd\u3000e\u2009f\u2800g"))
                .isEqualTo("a b c d e f g");
        assertThat(CleanText.of("a\u2028b\u000bc")).isEqualTo("a\nb\nc");
        assertThat(CleanText.of("    code\u00a0x\n")).isEqualTo("    code x\n");
    }

    @Test
    void control_characters_and_halves_of_characters_are_left_to_be_refused() {
        assertThat(CleanText.of("é\u0000\u0007\ud800")).isEqualTo("é\u0000\u0007\ud800");
        assertThat(CleanText.of("\u0085\u200b")).isEqualTo("\u0085");
    }

    @ParameterizedTest
    @CsvSource({
        "'  Ana   Silva ', Ana Silva",
        "Ａｎａ　Ｓｉｌｖａ, Ana Silva",
        "ﾀﾅｶ, タナカ",
        "Siobhan O’Brien, Siobhan O’Brien",
        "Zoe\u0308, Zoë",
    })
    void names_are_written_one_way(String typed, String name) {
        assertThat(CleanText.name(typed)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "123 456, 123456",
        "123\u00a0456, 123456",
        "123\u2009456, 123456",
        "123–456, 123456",
        "123\u2011456, 123456",
        "１２３４５６, 123456",
        "١٢٣٤٥٦, 123456",
        "۱۲۳۴۵۶, 123456",
        "\u200e123456\u202c, 123456",
        "abcd\u2011efgh–1234, ABCDEFGH1234",
        "'  ev07-160 ', EV07160",
    })
    void codes_are_their_letters_and_digits(String typed, String code) {
        assertThat(CleanText.code(typed)).isEqualTo(code);
    }

    @Test
    void plain_lines_have_the_signs_of_ascii() {
        assertThat(CleanText.plain("\u200eEV07‑１６０\u00a0 ")).isEqualTo("EV07-160");
        assertThat(CleanText.plain("O’Brien")).isEqualTo("O'Brien");
    }

    /** What composes with its neighbour, and what may stand between the two and go. */
    @Provide
    Arbitrary<String> composing() {
        return Arbitraries.strings()
                .withChars(
                        "e\u0301\u0323\u0308uUa\u030a\u1100\uac00\u1161\u11aa\u11a8\uffa1\uffc2\u3131\u0915\u094d\u0937\u09c7\u09be\u00df\ufb01\u00bd\u0663\u2460 -\u200b\u200d\ufe0f\u00ad\u034f\u2764")
                .ofMaxLength(8);
    }

    @Property
    void clean_text_of_what_composes_stays_as_it_is(@ForAll("composing") String text) {
        clean_text_stays_as_it_is(text);
    }

    @Property
    void clean_text_stays_as_it_is(@ForAll @StringLength(max = 40) String text) {
        assertThat(CleanText.of(CleanText.of(text))).isEqualTo(CleanText.of(text));
        assertThat(CleanText.name(CleanText.name(text))).isEqualTo(CleanText.name(text));
        assertThat(CleanText.code(CleanText.code(text))).isEqualTo(CleanText.code(text));
        assertThat(CleanText.plain(CleanText.plain(text))).isEqualTo(CleanText.plain(text));
    }
}
