package dev.marquee.ticket.seating;

import java.util.BitSet;
import java.util.List;

/**
 * Which seats of a hall are free, while a batch takes some of them. Not for more than one thread.
 *
 * @param taken seats with a live ticket
 * @param seq counts the changes of who sits where; what is taken now is written with the next one
 */
public record FreeSeats(Hall hall, BitSet taken, long seq, OrphanRule orphans) {

    /** Whether it can be sold. */
    boolean isFree(int seat) {
        return seat != Hall.NONE && !taken.get(seat) && !hall.isClosed(seat);
    }

    /** The same for whoever decides next; what they take is not taken here. */
    public FreeSeats copy() {
        return new FreeSeats(hall, (BitSet) taken.clone(), seq, orphans);
    }

    /** They are somebody's from now on. */
    public void take(List<Integer> seats) {
        seats.forEach(taken::set);
    }

    /** The seat with that number. */
    public Seat seat(int number) {
        return hall.seat(number);
    }

    /** As if these seats had been given back. */
    public FreeSeats without(List<String> ids) {
        var back = copy();
        ids.forEach(id -> hall.find(id).ifPresent(back.taken::clear));
        return back;
    }
}
