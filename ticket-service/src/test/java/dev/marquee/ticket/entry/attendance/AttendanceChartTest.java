package dev.marquee.ticket.entry.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.entry.attendance.Attendance.AtGate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AttendanceChartTest {

    @Test
    void has_a_column_for_each_gate_and_a_row_for_each_quarter_between() {
        var chart =
                AttendanceChart.of(
                        List.of(
                                at("2026-11-28T18:30+00:00", null, 2),
                                at("2026-11-28T18:30+00:00", "South", 3),
                                at("2026-11-28T19:15+00:00", "North", 1)),
                        Locale.ENGLISH);

        assertThat(chart.gates()).containsExactly("North", "South", null);
        assertThat(chart.rows())
                .containsExactly(
                        new AttendanceChart.Row("18:30", List.of(0, 3, 2)),
                        new AttendanceChart.Row("18:45", List.of(0, 0, 0)),
                        new AttendanceChart.Row("19:00", List.of(0, 0, 0)),
                        new AttendanceChart.Row("19:15", List.of(1, 0, 0)));
    }

    @Test
    void names_the_days_of_an_event_that_has_several_and_leaves_the_nights_out() {
        var chart =
                AttendanceChart.of(
                        List.of(
                                at("2026-11-28T18:30+00:00", "North", 2),
                                at("2026-11-29T09:00+00:00", "North", 1)),
                        Locale.ENGLISH);

        assertThat(chart.rows().stream().map(AttendanceChart.Row::label))
                .containsExactly("28 Nov, 18:30", "29 Nov, 09:00");
    }

    @Test
    void an_hour_that_comes_twice_is_there_twice() {
        var chart =
                AttendanceChart.of(
                        List.of(
                                at("2026-10-25T01:45+01:00", "North", 2),
                                at("2026-10-25T01:00+00:00", "North", 1)),
                        Locale.ENGLISH);

        assertThat(chart.rows().stream().map(AttendanceChart.Row::label))
                .containsExactly("01:45", "01:00");
    }

    @Test
    void nobody_is_an_empty_table() {
        assertThat(AttendanceChart.of(List.of(), Locale.ENGLISH).rows()).isEmpty();
    }

    private static AtGate at(String from, @org.jspecify.annotations.Nullable String gate, int n) {
        return new AtGate(OffsetDateTime.parse(from), gate, n);
    }
}
