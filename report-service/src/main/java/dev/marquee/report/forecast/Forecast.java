package dev.marquee.report.forecast;

import java.util.List;

/**
 * What is sold by the start if it goes as it went at events like it.
 *
 * @param low and {@code high} the band at the start
 * @param events how many it was worked out from
 * @param own whether they are the same organiser's
 * @param right of these events, in percent, how many such a band would have held
 * @param points the way there, from tomorrow to the start
 */
public record Forecast(
        long low, long middle, long high, int events, boolean own, int right, List<Point> points) {

    /** A day on the way, by the days that are left after it. */
    public record Point(int daysLeft, long low, long middle, long high) {}
}
