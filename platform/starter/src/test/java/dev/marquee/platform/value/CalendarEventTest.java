package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEventTest {

    @Test
    void times_are_said_in_the_zone_of_the_event_with_its_rules() {
        assertThat(file("Europe/Lisbon", "2027-07-02T18:00:00Z", "2027-07-02T21:30:00Z"))
                .containsSubsequence(
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Lisbon",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20270328T010000",
                        "TZOFFSETFROM:+0000",
                        "TZOFFSETTO:+0100",
                        "TZNAME:WEST",
                        "END:DAYLIGHT",
                        "END:VTIMEZONE",
                        "BEGIN:VEVENT",
                        "DTSTART;TZID=Europe/Lisbon:20270702T190000",
                        "DTEND;TZID=Europe/Lisbon:20270702T223000");
    }

    @Test
    void the_night_in_which_clocks_go_back_has_both_rules_and_no_doubtful_time() {
        assertThat(file("Europe/Lisbon", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"))
                .containsSubsequence(
                        "BEGIN:DAYLIGHT",
                        "DTSTART:20260329T010000",
                        "BEGIN:STANDARD",
                        "DTSTART:20261025T020000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0000",
                        "DTSTART;TZID=Europe/Lisbon:20261025T013000",
                        "DTEND:20261025T013000Z");
    }

    @Test
    void an_event_over_several_changes_of_the_clock_has_all_of_them() {
        var file = file("America/New_York", "2026-10-01T12:00:00Z", "2027-04-01T12:00:00Z");
        assertThat(file).filteredOn("BEGIN:DAYLIGHT"::equals).hasSize(2);
        assertThat(file).filteredOn("BEGIN:STANDARD"::equals).hasSize(1);
    }

    @Test
    void a_zone_that_changed_long_ago_has_the_offset_of_today() {
        assertThat(file("Asia/Kolkata", "2027-07-02T18:00:00Z", null))
                .contains("TZOFFSETTO:+0530", "DTSTART;TZID=Asia/Kolkata:20270702T233000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Z", "+02:00", "Etc/GMT-3"})
    void a_zone_that_never_changes_needs_no_rules(String zone) {
        assertThat(file(zone, "2027-07-02T18:00:00Z", null))
                .contains("DTSTART:20270702T180000Z")
                .doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void long_lines_are_folded_between_letters_and_signs_are_escaped() {
        var event =
                event(
                        "Europe/Lisbon",
                        "2027-07-02T18:00:00Z",
                        null,
                        "Nights; one, two\\ " + "灯".repeat(60));
        var text = new String(event.file(), StandardCharsets.UTF_8);
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                                .isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", ""))
                .contains("SUMMARY:Nights\\; one\\, two\\\\ " + "灯".repeat(60));
    }

    private static List<String> file(
            String zone, String start, @org.jspecify.annotations.Nullable String end) {
        return new String(event(zone, start, end, "Fado").file(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static CalendarEvent event(
            String zone,
            String start,
            @org.jspecify.annotations.Nullable String end,
            String summary) {
        return new CalendarEvent(
                "EV07@tickets.example.org",
                3,
                Instant.parse("2026-11-30T10:00:00Z"),
                null,
                Instant.parse(start),
                end == null ? null : Instant.parse(end),
                ZoneId.of(zone),
                summary,
                null,
                "https://tickets.example.org/e/EV07",
                false);
    }
}
