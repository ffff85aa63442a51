package dev.marquee.platform.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortablePatternsTest {

    @Test
    void a_pattern_is_anchored_as_bean_validation_means_it() {
        assertThat(PortablePatterns.portable("active|paused")).isEqualTo("^(?:active|paused)$");
        assertThat(PortablePatterns.portable("[^\\p{Cc}\\p{Cs}]*"))
                .isEqualTo("^(?:[^\\p{Cc}\\p{Cs}]*)$");
    }

    @Test
    void possessive_quantifiers_become_usual_ones() {
        assertThat(PortablePatterns.portable("\\s*+(\\+?[0-9(][0-9 ()./-]*+)?"))
                .isEqualTo("^(?:\\s*(\\+?[0-9(][0-9 ()./-]*)?)$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[^\\p{Cc}]\\r\\n\\t]*", "[a-z&&[^x]]", "(?>a|b)", "\\p{javaLetter}"})
    void what_only_java_can_say_is_left_out(String pattern) {
        assertThat(PortablePatterns.portable(pattern)).isNull();
    }

    @Test
    void a_choice_of_words_is_described_as_such() {
        assertThat(PortablePatterns.words("active|paused")).containsExactly("active", "paused");
        assertThat(PortablePatterns.words("|all|sold_out")).containsExactly("all", "sold_out");
        assertThat(PortablePatterns.words("(note|event)?")).containsExactly("note", "event");
        for (var other : List.of("|-?(name|created)", "[a-z]{0,20}", "booking", "a*|b"))
            assertThat(PortablePatterns.words(other)).as(other).isEmpty();
    }
}
