package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @ParameterizedTest
    @CsvSource({
        "2030-07-01T20:00, 2030-07-01T19:00:00Z",
        "2030-07-01 20:00:30, 2030-07-01T19:00:30Z",
        "2030-07-01T20:00:00+07:00, 2030-07-01T13:00:00Z",
        "2030-07-01, 2030-06-30T23:00:00Z",
        "2030-10-27T01:30, 2030-10-27T00:30:00Z",
        "2030-10-27T01:30+00:00, 2030-10-27T01:30:00Z",
        "2030-03-31T02:00, 2030-03-31T01:00:00Z",
        "2030-03-31T00:59, 2030-03-31T00:59:00Z"
    })
    void a_time_is_a_moment_on_the_clock_of_its_place(String text, Instant moment) {
        assertThat(WrittenTime.read(text, LISBON)).isEqualTo(new WrittenTime.At(moment));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, 2030-03-31T01:30, 00:59, 02:00",
        "Europe/Lisbon, 2030-03-31T01:00, 00:59, 02:00",
        "America/New_York, 2030-03-10T02:30, 01:59, 03:00",
        "Australia/Lord_Howe, 2030-10-06T02:15, 01:59, 02:30"
    })
    void a_time_that_is_skipped_names_the_nearest_two(
            String zone, String text, String before, String after) {
        var read = (WrittenTime.Skipped) WrittenTime.read(text, ZoneId.of(zone));
        assertThat(read.before().toLocalTime()).hasToString(before);
        assertThat(read.after().toLocalTime()).hasToString(after);
        assertThat(read.nearest()).contains(read.after().toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2030-02-30", "1999-01-01", "2200-01-01", "20:00"})
    void what_is_no_time_is_none(String text) {
        assertThat(WrittenTime.read(text, LISBON)).isEqualTo(WrittenTime.Unreadable.INSTANCE);
    }

    @Test
    void only_an_hour_that_comes_twice_has_a_mark() {
        var first = Instant.parse("2030-10-27T00:30:00Z");
        assertThat(RepeatedHour.mark(first, LISBON, Locale.UK)).isEqualTo(" WEST");
        assertThat(RepeatedHour.mark(first.plusSeconds(3600), LISBON, Locale.UK)).isEqualTo(" WET");
        assertThat(RepeatedHour.mark(first.plusSeconds(7200), LISBON, Locale.UK)).isEmpty();
        assertThat(RepeatedHour.mark(first.minusSeconds(3600), LISBON, Locale.UK)).isEmpty();
    }
}
