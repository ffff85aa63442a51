package dev.marquee.ticket.seating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which seats a buyer wants.
 *
 * @param names ids or labels, one a ticket; empty for the best ones
 * @param orOthers whether others will do if these are taken, as near as can be
 * @param section of the best ones, by its id; null for any
 * @param wheelchairs how many of the best ones are places for a wheelchair
 */
public record SeatWish(
        List<String> names, boolean orOthers, @Nullable String section, int wheelchairs) {

    /** These and no others. */
    public static SeatWish of(List<String> names) {
        return new SeatWish(List.copyOf(names), false, null, 0);
    }

    /** These if they are free. */
    public static SeatWish rather(List<String> names) {
        return new SeatWish(List.copyOf(names), true, null, 0);
    }

    /** The best ones there. */
    public static SeatWish best(@Nullable String section, int wheelchairs) {
        return new SeatWish(List.of(), false, section, wheelchairs);
    }
}
