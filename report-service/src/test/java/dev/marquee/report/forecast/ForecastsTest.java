package dev.marquee.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastsTest {

    private static final LocalDate START = LocalDate.of(2026, 11, 28);

    @Test
    void a_curve_counts_what_came_after_the_start_at_the_start() {
        var curve =
                Curve.of(
                        Map.of(
                                START.minusDays(3),
                                5L,
                                START.minusDays(1),
                                4L,
                                START.plusDays(1),
                                -2L),
                        START);
        assertThat(curve.at(4)).isZero();
        assertThat(curve.at(3)).isEqualTo(5);
        assertThat(curve.at(2)).isEqualTo(5);
        assertThat(curve.last()).isEqualTo(7);
        assertThat(curve.lastDays(1, 3)).containsExactly(5L, 0L, 4L);
    }

    @Test
    void there_is_none_with_too_little_to_go_by() {
        var half = sells(100, .5);
        assertThat(Forecasts.of(sells(38, .5), 10, 500, nine(half), List.of())).isEmpty();
        assertThat(Forecasts.of(half, 0, 500, nine(half), List.of())).isEmpty();
        assertThat(Forecasts.of(half, 10, 500, List.of(half, half), List.of())).isEmpty();
        assertThat(Forecasts.of(half, 10, 500, List.of(), nine(half))).isEmpty();
        assertThat(Forecasts.of(half, 10, 500, nine(sells(1000, .01)), List.of())).isEmpty();
        assertThat(Forecasts.of(half, 10, 500, nine(half), List.of())).isPresent();
    }

    @Test
    void it_is_not_below_what_is_sold_and_not_above_the_capacity() {
        var forecast =
                Forecasts.of(sells(400, .5), 10, 250, nine(sells(100, .5)), List.of())
                        .orElseThrow();
        assertThat(forecast.high()).isEqualTo(250);
        assertThat(forecast.low()).isBetween(200L, 250L);
        assertThat(forecast.points()).hasSize(10);
        assertThat(forecast.points())
                .allSatisfy(point -> assertThat(point.low()).isLessThanOrEqualTo(point.high()));
        assertThat(forecast.own()).isTrue();
        assertThat(forecast.right()).isEqualTo(100);
    }

    @Test
    void what_was_never_right_is_not_shown() {
        var wild =
                List.of(
                        sells(100, .9),
                        sells(100, .06),
                        sells(100, .9),
                        sells(100, .9),
                        sells(100, .9));
        var band = Band.of(new double[] {1.1, 1.1, 1.1, 1.1});
        assertThat(band.holds(16)).isFalse();
        Forecasts.of(sells(100, .5), 10, 10_000, wild, List.of())
                .ifPresent(forecast -> assertThat(forecast.right()).isGreaterThanOrEqualTo(60));
    }

    /** Organisers whose events go alike, and others; each asks for one more event of theirs. */
    @Test
    void the_band_holds_what_comes_or_is_hidden() {
        var random = new Random(16);
        int shown = 0;
        int held = 0;
        for (int n = 0; n < 200; n++) {
            var events = 3 + random.nextInt(10);
            var typical = -1.2 + random.nextGaussian() * .4;
            var spread = .1 + random.nextDouble() * .6;
            var histories = new ArrayList<Curve>();
            for (int i = 0; i <= events; i++) {
                var share = Math.min(1, Math.exp(typical + spread * random.nextGaussian()));
                histories.add(sells(200 + random.nextInt(800), share));
            }
            var now = histories.removeLast();
            var forecast = Forecasts.of(now, 10, 1_000_000, histories, List.of());
            if (forecast.isEmpty()) continue;
            shown++;
            if (now.last() >= forecast.get().low() - 1 && now.last() <= forecast.get().high() + 1)
                held++;
        }
        assertThat(shown).isGreaterThan(100);
        assertThat(100.0 * held / shown).isGreaterThanOrEqualTo(75);
    }

    @Test
    void nothing_is_left_in_as_many_days_as_the_middle_one_of_the_week_needs() {
        var week = new TreeMap<LocalDate, Long>();
        for (int n = 1; n <= 7; n++) week.put(START.minusDays(20 - n), (long) n);
        var curve = Curve.of(week, START);
        assertThat(Forecasts.soldOutIn(curve, 13, 20)).hasValue(5);
        assertThat(Forecasts.soldOutIn(curve, 13, 21)).hasValue(6);
        assertThat(Forecasts.soldOutIn(curve, 13, 0)).isEmpty();
        assertThat(Forecasts.soldOutIn(curve, 9, 20)).isEmpty();
    }

    /** All of it over 40 days, with a share sold ten days before the start. */
    private static Curve sells(long last, double share) {
        var early = Math.round(last * share);
        return Curve.of(
                Map.of(
                        START.minusDays(30),
                        early / 2,
                        START.minusDays(10),
                        early - early / 2,
                        START,
                        last - early),
                START);
    }

    private static List<Curve> nine(Curve curve) {
        return IntStream.range(0, 9).mapToObj(n -> curve).toList();
    }
}
