package dev.marquee.customer.complaint.hours;

/**
 * When staff work on one day of the week.
 *
 * @param opens minutes since midnight
 * @param closes minutes since midnight, 1440 for the end of the day
 */
public record Opening(int opens, int closes) {

    static final int END_OF_DAY = 24 * 60;

    public Opening {
        if (opens < 0 || opens >= closes || closes > END_OF_DAY)
            throw new IllegalArgumentException("must open before it closes, within one day");
    }
}
