package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {

    @ParameterizedTest
    @CsvSource({
        "2030-10-27T01:30+01:00[Europe/Lisbon], '27 Oct 2030, 01:30 WEST', '27 Oct 2030, 01:30:00 WEST'",
        "2030-10-27T01:30+00:00[Europe/Lisbon], '27 Oct 2030, 01:30 WET',  '27 Oct 2030, 01:30:00 WET'",
        "2030-10-27T02:30+00:00[Europe/Lisbon], '27 Oct 2030, 02:30',      '27 Oct 2030, 02:30:00'"
    })
    void an_hour_that_comes_twice_is_marked(ZonedDateTime time, String minute, String second) {
        assertThat(TimeFormat.minute(time, Locale.ENGLISH)).isEqualTo(minute);
        assertThat(TimeFormat.second(time, Locale.ENGLISH)).isEqualTo(second);
        assertThat(TimeFormat.day(time, Locale.ENGLISH)).isEqualTo("27 Oct 2030");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Saigon,       Asia/Ho_Chi_Minh",
        "Asia/Calcutta,     Asia/Kolkata",
        "Europe/Kiev,       Europe/Kyiv",
        "' Europe/Lisbon ', Europe/Lisbon",
        "UTC,               Etc/UTC"
    })
    void a_zone_is_known_by_its_name_of_now(String said, String now) {
        assertThat(WrittenTime.presentZone(said)).hasToString("Optional[" + now + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "Europe/Lisbon'--", "+07:00", "Asia/Ho Chi Minh"})
    void what_is_no_zone_is_none(String said) {
        assertThat(WrittenTime.presentZone(said)).isEmpty();
        assertThat(new ZoneName.Check().isValid(said, null)).isFalse();
    }

    @Test
    void no_zone_at_all_is_nothing_to_complain_about() {
        assertThat(new ZoneName.Check().isValid(null, null)).isTrue();
    }
}
