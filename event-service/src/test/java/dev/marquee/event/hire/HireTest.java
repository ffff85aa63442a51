package dev.marquee.event.hire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HireTest {

    private static final Instant EIGHT = Instant.parse("2030-07-01T20:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // that day ends at 23:00 UTC in summer, in Jakarta it is three in the morning of the next
        "Europe/Lisbon, 2030-07-01T23:00:00Z",
        "Asia/Jakarta,  2030-07-02T17:00:00Z",
        "UTC,           2030-07-02T00:00:00Z"
    })
    void an_event_without_an_end_has_its_venue_until_the_end_of_its_day(
            String zone, Instant midnight) {
        assertThat(Hire.of(1, EIGHT, null, ZoneId.of(zone)).endsAt()).isEqualTo(midnight);
        assertThat(Hire.of(1, EIGHT, EIGHT.plusSeconds(60), ZoneId.of(zone)).endsAt())
                .isEqualTo(EIGHT.plusSeconds(60));
    }
}
