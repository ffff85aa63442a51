package dev.marquee.site.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Test
    void a_night_that_ends_after_midnight_is_one_evening() {
        var time = time("2030-11-28T20:00:00Z", "2030-11-29T02:00:00Z", LISBON);
        assertThat(time.until()).isEqualTo("02:00");
    }

    @Test
    void an_event_of_several_days_says_when_it_ends() {
        var time = time("2030-11-28T20:00:00Z", "2030-11-30T12:00:00Z", LISBON);
        assertThat(time.until()).isEqualTo("Saturday, 30 November 2030, 12:00");
    }

    @Test
    void a_zone_is_named_after_its_city_where_it_has_one() {
        assertThat(time("2030-01-01T00:00:00Z", null, ZoneId.of("Asia/Ho_Chi_Minh")).city())
                .isEqualTo("Ho Chi Minh");
        assertThat(time("2030-01-01T00:00:00Z", null, ZoneId.of("UTC")).city()).isNull();
    }

    @Test
    void prices_have_the_places_their_currency_has() {
        assertThat(Price.of("24.00", "EUR", Locale.UK).text()).isEqualTo("€24.00");
        assertThat(Price.of("120000", "VND", Locale.UK).text()).doesNotContain(".");
        assertThat(Price.of("150000.00", "IDR", Locale.UK).text()).isEqualTo("IDR\u00A0150,000");
        assertThat(Price.of("0.00", "EUR", Locale.UK).free()).isTrue();
    }

    private static EventTime time(String from, String to, ZoneId zone) {
        return EventTime.of(
                Instant.parse(from), to == null ? null : Instant.parse(to), zone, Locale.UK);
    }
}
