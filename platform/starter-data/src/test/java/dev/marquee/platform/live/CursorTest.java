package dev.marquee.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends as the last id is anybody's text. */
class CursorTest {

    @Test
    void it_comes_back_as_it_went() {
        var cursor = Cursor.read("seats:41.availability:0a1b");
        assertThat(cursor.mark("seats")).isEqualTo("41");
        assertThat(cursor.text()).isEqualTo("availability:0a1b.seats:41");
        cursor.advance("seats", "42");
        assertThat(Cursor.read(cursor.text()).mark("seats")).isEqualTo("42");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "7", "..", "seats", "seats:", ":41", "seats:4 1", "SEATS:41\r\n"})
    void what_is_none_says_nothing(String text) {
        assertThat(Cursor.read(text).text()).isEmpty();
    }

    @Test
    void what_is_too_long_says_nothing() {
        assertThat(Cursor.read("a:1.".repeat(200)).text()).isEmpty();
    }
}
