package dev.marquee.report.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.metric.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    /** Each day of two years, with two changes a year where there are any. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,02:15,03:00",
        "Europe/Berlin,08:00,",
        "America/New_York,02:15,03:00",
        "America/New_York,01:45,",
        "Australia/Lord_Howe,02:15,02:30",
        "Australia/Lord_Howe,01:45,",
        "Asia/Kathmandu,02:15,",
        "Africa/Cairo,00:00,01:00",
        "Pacific/Chatham,02:50,03:45"
    })
    void it_is_due_once_a_day_at_its_time_whatever_the_clocks_do(
            ZoneId zone, LocalTime time, LocalTime afterTheGap) {
        var timing = new Timing(Rhythm.DAILY, null, time, zone);
        var moments = moments(timing);

        assertThat(moments).hasSize((int) ChronoUnit.DAYS.between(FIRST, LAST) + 1);
        assertThat(moments).isSorted().doesNotHaveDuplicates();
        assertThat(wrong(moments, timing))
                .allSatisfy(local -> assertThat(local).isEqualTo(afterTheGap));
        assertThat(wrong(moments, timing)).hasSize(afterTheGap == null ? 0 : 2);
    }

    /** As if the offset of the first day were kept: an hour late, or early, half of the year. */
    @Test
    void control_an_offset_is_not_a_zone() {
        var timing = new Timing(Rhythm.DAILY, null, LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"));
        var offset = timing.zone().getRules().getOffset(timing.due(FIRST));
        var stored = new Timing(Rhythm.DAILY, null, timing.time(), offset);

        var moments = moments(stored);

        assertThat(wrong(moments, timing)).hasSizeGreaterThan(300);
        assertThat(wrong(moments(timing), timing)).isEmpty();
    }

    @Test
    void of_an_hour_that_there_is_twice_it_takes_the_first() {
        var timing =
                new Timing(Rhythm.DAILY, null, LocalTime.of(2, 15), ZoneId.of("Europe/Berlin"));

        assertThat(timing.due(LocalDate.of(2026, 10, 25)))
                .isEqualTo(Instant.parse("2026-10-25T00:15:00Z"));
        assertThat(timing.next(Instant.parse("2026-10-25T00:15:00Z")))
                .as("in the second of the two hours it is over")
                .isEqualTo(LocalDate.of(2026, 10, 26));
        assertThat(timing.next(Instant.parse("2026-10-25T00:14:59Z")))
                .isEqualTo(LocalDate.of(2026, 10, 25));
    }

    @Test
    void one_of_every_week_comes_on_its_day() {
        var timing =
                new Timing(
                        Rhythm.WEEKLY,
                        DayOfWeek.MONDAY,
                        LocalTime.of(8, 0),
                        ZoneId.of("America/New_York"));

        assertThat(timing.next(Instant.parse("2026-11-29T12:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(timing.next(Instant.parse("2026-11-30T13:00:00Z")))
                .as("it is just due")
                .isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(timing.last(LocalDate.of(2026, 11, 2), Instant.parse("2026-11-24T00:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(timing.period(LocalDate.of(2026, 11, 30), ZoneId.of("America/New_York")))
                .isEqualTo(new Period(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 29)));
    }

    @Test
    void only_days_that_are_over_where_they_are_counted_are_reported() {
        var timing =
                new Timing(Rhythm.DAILY, null, LocalTime.of(6, 0), ZoneId.of("Asia/Kathmandu"));
        var day = LocalDate.of(2026, 11, 30);

        assertThat(timing.period(day, ZoneId.of("Asia/Kathmandu")).until())
                .isEqualTo(LocalDate.of(2026, 11, 29));
        assertThat(timing.period(day, ZoneId.of("America/New_York")).until())
                .as("there, the 29th is not over at six in Kathmandu")
                .isEqualTo(LocalDate.of(2026, 11, 28));
        assertThat(timing.period(day, ZoneOffset.ofHours(14)).until())
                .isEqualTo(LocalDate.of(2026, 11, 29));
    }

    /** Clocks that change here, there, on both sides or on other days than here. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Ho_Chi_Minh,06:30,Europe/Lisbon",
        "Europe/Lisbon,00:30,Europe/Lisbon",
        "Europe/Lisbon,18:30,America/New_York",
        "Europe/Berlin,05:30,America/New_York",
        "America/New_York,19:30,Europe/Lisbon",
        "Australia/Lord_Howe,10:30,Europe/Lisbon",
        "Asia/Kathmandu,06:00,America/New_York"
    })
    void each_day_is_reported_once_and_is_over(ZoneId zone, LocalTime time, ZoneId counted) {
        var timing = new Timing(Rhythm.DAILY, null, time, zone);
        var last = timing.period(FIRST, counted).until();
        for (var day = FIRST.plusDays(1); !day.isAfter(LAST); day = day.plusDays(1)) {
            var period = timing.period(day, counted);
            assertThat(period.from()).as("report of %s", day).isEqualTo(last.plusDays(1));
            assertThat(timing.due(day))
                    .isAfterOrEqualTo(period.until().plusDays(1).atStartOfDay(counted).toInstant());
            last = period.until();
        }
    }

    private static List<Instant> moments(Timing timing) {
        Function<Instant, Instant> next = moment -> timing.due(timing.next(moment));
        var moments = new ArrayList<Instant>();
        var end = LAST.plusDays(1).atStartOfDay(timing.zone()).toInstant();
        for (var moment = next.apply(FIRST.atStartOfDay(timing.zone()).toInstant().minusSeconds(1));
                moment.isBefore(end);
                moment = next.apply(moment)) moments.add(moment);
        return moments;
    }

    /** What the clock there shows where it is not the time that was asked for. */
    private static List<LocalTime> wrong(List<Instant> moments, Timing timing) {
        return moments.stream()
                .map(moment -> moment.atZone(timing.zone()).toLocalTime())
                .filter(local -> !local.equals(timing.time()))
                .toList();
    }
}
