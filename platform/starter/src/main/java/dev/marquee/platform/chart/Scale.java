package dev.marquee.platform.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of round numbers from top to bottom.
 *
 * @param low of the lowest line, 0 or less
 * @param high of the highest line, more than that
 * @param step from line to line
 * @param top where the highest line is, in pixels
 * @param bottom where the lowest line is
 */
record Scale(double low, double high, double step, double top, double bottom) {

    /** Lines over the lowest one, about. */
    private static final int LINES = 4;

    /** A scale that holds these figures, and 0. */
    static Scale of(double least, double most, boolean whole, double top, double bottom) {
        var from = Math.min(0, least);
        var to = Math.max(0, most);
        if (to - from == 0) to = whole ? 1 : .01;
        var step = step((to - from) / LINES);
        if (whole) step = Math.max(1, step);
        return new Scale(
                Math.floor(from / step) * step, Math.ceil(to / step) * step, step, top, bottom);
    }

    /** The least of 1, 2, 5, 10, 20 … that is at least as much. */
    private static double step(double least) {
        var unit = Math.pow(10, Math.floor(Math.log10(least)));
        for (var times : new int[] {1, 2, 5}) if (times * unit >= least) return times * unit;
        return 10 * unit;
    }

    /** Where a figure is. */
    double at(double value) {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }

    /** The figures that have a line, the lowest first. */
    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        var lines = Math.round((high - low) / step);
        for (long n = 0; n <= lines; n++) ticks.add(low + n * step);
        return ticks;
    }
}
