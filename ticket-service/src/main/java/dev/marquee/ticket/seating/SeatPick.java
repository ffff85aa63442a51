package dev.marquee.ticket.seating;

import java.util.List;

/** Which seats tickets get, or why none. */
public sealed interface SeatPick {

    /**
     * These are free.
     *
     * @param numbers in the hall, in the order of the tickets
     */
    record Found(List<Integer> numbers) implements SeatPick {}

    /** There is no such seat, or it is not of that ticket type. */
    record Unknown(String name) implements SeatPick {}

    /** So many could be had at most. */
    record TooFew(int left) implements SeatPick {}

    /**
     * Somebody else has them.
     *
     * @param seats the ids of those that cannot be had
     * @param suggested the ids of as many seats as were wanted, with those that are free among
     *     them; empty if there are not enough
     */
    record Taken(List<String> seats, List<List<String>> suggested) implements SeatPick {}

    /**
     * It would leave single seats, and need not.
     *
     * @param seats the ids of those that would be left
     * @param suggested the nearest choices that leave none
     */
    record LeftAlone(List<String> seats, List<List<String>> suggested) implements SeatPick {}
}
