package dev.marquee.report.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Works forecasts out from events that are over. */
public final class Forecasts {

    /** Fewer sold tell nothing, of this event and of the others. */
    private static final int LEAST_SOLD = 20;

    private static final int LEAST_OWN = 3;
    private static final int LEAST_OTHERS = 10;

    /** Where others had sold less than that of all by now, a division by it says anything. */
    private static final double LEAST_SHARE = .05;

    private static final int LEAST_RIGHT = 60;

    private static final int WEEK = 7;
    private static final int LEAST_DAYS = 4;

    private Forecasts() {}

    /**
     * A forecast, if there is enough to go by.
     *
     * @param now how this event sold so far
     * @param own events like it of the same organiser
     * @param others events like it of anybody
     */
    public static Optional<Forecast> of(
            Curve now, int daysLeft, long capacity, List<Curve> own, List<Curve> others) {
        if (daysLeft < 1 || now.at(daysLeft) < LEAST_SOLD) return Optional.empty();
        var similar = usable(own);
        if (similar.size() >= LEAST_OWN)
            return shown(now.at(daysLeft), daysLeft, capacity, similar, true);
        var all = usable(others);
        if (all.size() >= LEAST_OTHERS)
            return shown(now.at(daysLeft), daysLeft, capacity, all, false);
        return Optional.empty();
    }

    private static List<Curve> usable(List<Curve> curves) {
        return curves.stream().filter(curve -> curve.last() >= LEAST_SOLD).toList();
    }

    private static Optional<Forecast> shown(
            long sold, int daysLeft, long capacity, List<Curve> similar, boolean own) {
        var band = Band.of(growth(similar, daysLeft, 0));
        if (1 / band.high() < LEAST_SHARE) return Optional.empty();
        var right = right(similar, daysLeft);
        if (right < LEAST_RIGHT) return Optional.empty();
        var points = new ArrayList<Forecast.Point>();
        for (int left = daysLeft - 1; left >= 0; left--) {
            var then = Band.of(growth(similar, daysLeft, left));
            points.add(
                    new Forecast.Point(
                            left,
                            within(sold, then.low(), capacity),
                            within(sold, then.middle(), capacity),
                            within(sold, then.high(), capacity)));
        }
        var last = points.getLast();
        return Optional.of(
                new Forecast(
                        last.low(),
                        last.middle(),
                        last.high(),
                        similar.size(),
                        own,
                        right,
                        points));
    }

    private static long within(long sold, double growth, long capacity) {
        return Math.max(sold, Math.min(capacity, Math.round(sold * growth)));
    }

    /** How many times as much each had sold then as it had with so many days left. */
    private static double[] growth(List<Curve> similar, int daysLeft, int then) {
        return similar.stream()
                .mapToDouble(curve -> curve.share(then) / Math.max(1e-3, curve.share(daysLeft)))
                .map(growth -> Math.max(1, growth))
                .toArray();
    }

    /** In percent: for how many events the band of the other ones would have held what came. */
    private static int right(List<Curve> similar, int daysLeft) {
        var growth = growth(similar, daysLeft, 0);
        var held =
                IntStream.range(0, growth.length)
                        .filter(one -> Band.of(without(growth, one)).holds(growth[one]))
                        .count();
        return (int) (100 * held / growth.length);
    }

    private static double[] without(double[] all, int one) {
        return IntStream.range(0, all.length)
                .filter(n -> n != one)
                .mapToDouble(n -> all[n])
                .toArray();
    }

    /**
     * In how many days nothing is left, if it sells on as on the days of the last week; empty if it
     * hardly sells.
     */
    public static OptionalInt soldOutIn(Curve now, int daysLeft, long left) {
        if (left <= 0) return OptionalInt.empty();
        var week = now.lastDays(daysLeft, WEEK).stream().sorted().toList();
        var median = week.get(WEEK / 2);
        if (week.stream().filter(day -> day > 0).count() < LEAST_DAYS || median <= 0)
            return OptionalInt.empty();
        return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(left, median)));
    }
}
