package dev.marquee.report.forecast;

import java.util.Arrays;

/**
 * Where the growth of one more event lies four times out of five, if it is like the others. The
 * tenth and the ninetieth percentile alone would be too narrow where the others are few: of three,
 * they lie inside of what these three did. So the band holds the interval of prediction of the
 * logarithms as well.
 */
record Band(double low, double middle, double high) {

    /** Student's t of 90 percent, one-sided, by degrees of freedom from 1. */
    private static final double[] T = {
        3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350,
        1.345, 1.341, 1.337, 1.333, 1.330, 1.328, 1.325
    };

    private static final double NORMAL = 1.29;

    /** Growth is never less than none. */
    static Band of(double[] growth) {
        var sorted = growth.clone();
        Arrays.sort(sorted);
        var logs = Arrays.stream(sorted).map(Math::log).toArray();
        var mean = Arrays.stream(logs).average().orElse(0);
        var count = logs.length;
        var variance =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum()
                        / Math.max(1, count - 1);
        var t = count - 1 <= T.length ? T[Math.max(0, count - 2)] : NORMAL;
        var half = t * Math.sqrt(variance * (1 + 1.0 / Math.max(1, count)));
        return new Band(
                Math.max(1, Math.min(at(sorted, .1), Math.exp(mean - half))),
                at(sorted, .5),
                Math.max(at(sorted, .9), Math.exp(mean + half)));
    }

    boolean holds(double growth) {
        return low <= growth + 1e-9 && growth <= high + 1e-9;
    }

    /** A percentile, between two of them where it falls there. */
    private static double at(double[] sorted, double part) {
        if (sorted.length == 0) return 1;
        var place = part * (sorted.length - 1);
        var below = (int) place;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
