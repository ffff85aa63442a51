package dev.marquee.ticket.seating;

import java.util.BitSet;
import java.util.List;

/**
 * Which seats of a hall are free, while a batch takes some of them. Not for more than one thread.
 *
 * @param version rises with every other hall of the event
 * @param taken seats with a live ticket
 * @param seq counts the changes of who sits where; what is taken now is written with the next one
 */
public record FreeSeats(Hall hall, int version, BitSet taken, long seq, OrphanRule orphans) {

    /** Whether it can be sold. */
    boolean isFree(int seat) {
        return seat != Hall.NONE && !taken.get(seat) && !hall.isClosed(seat);
    }

    /** The ids of the seats that somebody has. */
    public List<String> takenIds() {
        return taken.stream().mapToObj(n -> hall.seat(n).id()).toList();
    }

    /** The ids of the seats that are not for sale, and nobody's. */
    public List<String> heldBackIds() {
        return hall.seats(n -> hall.isClosed(n) && !taken.get(n))
                .mapToObj(n -> hall.seat(n).id())
                .toList();
    }

    /** All seats, in the order of the plan. */
    public List<Shown> shown() {
        return hall.seats(n -> true)
                .mapToObj(n ->
                        new Shown(
                                hall.seat(n),
                                hall.type(n),
                                taken.get(n),
                                hall.isClosed(n),
                                hall.x(n),
                                hall.y(n)))
                .toList();
    }

    /** A seat, what it is to buyers, and where it is drawn. */
    public record Shown(
            Seat seat, long type, boolean taken, boolean heldBack, double x, double y) {}

    /** The same for whoever decides next; what they take is not taken here. */
    public FreeSeats copy() {
        return new FreeSeats(hall, version, (BitSet) taken.clone(), seq, orphans);
    }

    /** The same when what was taken is written. */
    FreeSeats next() {
        return new FreeSeats(hall, version, (BitSet) taken.clone(), seq + 1, orphans);
    }

    /** Both numbers only ever rise. */
    boolean isLaterThan(FreeSeats other) {
        return version > other.version || (version == other.version && seq > other.seq);
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
