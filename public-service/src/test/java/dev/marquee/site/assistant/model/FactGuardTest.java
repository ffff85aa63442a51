package dev.marquee.site.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are what tools told, however they are written. */
class FactGuardTest {

    private static FactGuard guard() {
        var guard = new FactGuard();
        guard.learn(
                "{\"code\":\"EV07\",\"price\":\"€24.00\",\"vi\":\"350.000 ₫\",\"id\":\"Rp300.000\",\"when\":\"Thứ Bảy, 12 tháng 9, 2026, 19:30\",\"left\":42}");
        return guard;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EV07 costs €24.",
                "It is €24.00.",
                "Giá 350.000 ₫.",
                "Rp300.000",
                "Rp 300.000",
                "12 tháng 9, 19:30",
                "42 tickets are left",
                "No number at all."
            })
    void what_was_told_may_be_said(String sentence) {
        assertThat(guard().allows(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"€25", "EV42", "at 20:30", "350.001 ₫", "43 left", "EV07-1", "KX4P-42-9"})
    void what_was_not_may_not(String sentence) {
        assertThat(guard().allows(sentence)).isFalse();
    }
}
