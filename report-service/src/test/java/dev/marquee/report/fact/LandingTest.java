package dev.marquee.report.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.metric.FactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandingTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // 5:45 ahead of UTC
        "Asia/Kathmandu, 2026-03-01T18:14:59Z, 2026-03-01, 2026-03-01T18:00:00Z",
        "Asia/Kathmandu, 2026-03-01T18:15:00Z, 2026-03-02, 2026-03-01T18:15:00Z",
        // 10:30 in summer, 9:30 in winter
        "Australia/Adelaide, 2026-04-04T13:29:59Z, 2026-04-04, 2026-04-04T13:15:00Z",
        "Australia/Adelaide, 2026-04-05T14:29:59Z, 2026-04-05, 2026-04-05T14:15:00Z",
        "Australia/Adelaide, 2026-04-05T14:30:00Z, 2026-04-06, 2026-04-05T14:30:00Z",
        // Clocks are put forward by half an hour only: 10:30, then 11:00
        "Australia/Lord_Howe, 2026-10-03T13:29:59Z, 2026-10-03, 2026-10-03T13:15:00Z",
        "Australia/Lord_Howe, 2026-10-03T13:30:00Z, 2026-10-04, 2026-10-03T13:30:00Z",
        "Australia/Lord_Howe, 2026-10-04T12:59:59Z, 2026-10-04, 2026-10-04T12:45:00Z",
        "Australia/Lord_Howe, 2026-10-04T13:00:00Z, 2026-10-05, 2026-10-04T13:00:00Z",
        // A day of 25 hours
        "Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25, 2026-10-24T22:00:00Z",
        "Europe/Berlin, 2026-10-25T22:59:59Z, 2026-10-25, 2026-10-25T22:45:00Z",
        "Europe/Berlin, 2026-10-25T23:00:00Z, 2026-10-26, 2026-10-25T23:00:00Z",
        // Midnight does not exist
        "America/Santiago, 2026-09-06T03:59:59Z, 2026-09-05, 2026-09-06T03:45:00Z",
        "America/Santiago, 2026-09-06T04:00:00Z, 2026-09-06, 2026-09-06T04:00:00Z"
    })
    void a_day_is_the_zones(ZoneId zone, Instant at, LocalDate day, Instant quarter) {
        var landing = Landing.of(FactKind.PAID, at, new Landing.Days(zone, null), at, LONG_AGO);

        assertThat(landing).isEqualTo(new Landing(day, at, null));
        assertThat(landing.quarter()).isEqualTo(quarter);
    }

    @ParameterizedTest
    @CsvSource({
        // The day has 25 hours, and ends at 23:00 UTC
        "PAID, 2026-10-27T22:59:59Z, 2026-10-25",
        "PAID, 2026-10-27T23:00:00Z, 2026-10-28",
        "ADMITTED, 2026-11-01T22:59:59Z, 2026-10-25",
        "ADMITTED, 2026-11-01T23:00:00Z, 2026-11-02"
    })
    void a_day_closes_after_two_days_and_at_the_door_after_seven(
            FactKind kind, Instant received, LocalDate day) {
        var landing =
                Landing.of(
                        kind,
                        Instant.parse("2026-10-25T08:00:00Z"),
                        new Landing.Days(ZoneId.of("Europe/Berlin"), null),
                        received,
                        LONG_AGO);

        assertThat(landing.day()).isEqualTo(day);
        var late = !day.equals(LocalDate.of(2026, 10, 25));
        assertThat(landing.belongsTo()).isEqualTo(late ? LocalDate.of(2026, 10, 25) : null);
        assertThat(landing.at()).isEqualTo(late ? received : Instant.parse("2026-10-25T08:00:00Z"));
    }

    @Test
    void history_has_no_closed_days() {
        var at = Instant.parse("2024-05-06T08:00:00Z");
        var began = Instant.parse("2026-05-06T08:00:00Z");

        var landing =
                Landing.of(
                        FactKind.PAID,
                        at,
                        new Landing.Days(ZoneId.of("Europe/Berlin"), null),
                        began.plusSeconds(60),
                        began);

        assertThat(landing).isEqualTo(new Landing(LocalDate.of(2024, 5, 6), at, null));
    }

    @Test
    void what_falls_into_a_day_closed_by_a_change_of_the_zone_counts_on_the_next() {
        var days = new Landing.Days(ZoneId.of("Pacific/Honolulu"), LocalDate.of(2026, 5, 6));

        var landing =
                Landing.of(
                        FactKind.PAID,
                        Instant.parse("2026-05-07T09:00:00Z"),
                        days,
                        Instant.parse("2026-05-07T09:00:00Z"),
                        LONG_AGO);

        assertThat(landing)
                .isEqualTo(
                        new Landing(
                                LocalDate.of(2026, 5, 7),
                                Instant.parse("2026-05-07T10:00:00Z"),
                                null));
    }
}
