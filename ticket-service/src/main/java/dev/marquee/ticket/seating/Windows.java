package dev.marquee.ticket.seating;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Free seats side by side. */
final class Windows {

    private Windows() {}

    /** All choices of so many free, ordinary seats side by side for which that is so. */
    static Stream<List<Integer>> of(FreeSeats free, int seats, IntPredicate which) {
        return free.hall()
                .seats(seat -> true)
                .mapToObj(first -> from(free, first, seats, which))
                .filter(window -> window.size() == seats);
    }

    /** From a seat to the right, no more than so many; fewer where somebody sits. */
    static List<Integer> from(FreeSeats free, int first, int most, IntPredicate which) {
        var window = new ArrayList<Integer>();
        for (var seat = first;
                window.size() < most && isOpen(free, seat, which);
                seat = free.hall().right(seat)) {
            if (!window.isEmpty() && seat == first) break;
            window.add(seat);
        }
        return window;
    }

    static boolean isOpen(FreeSeats free, int seat, IntPredicate which) {
        return free.isFree(seat)
                && free.hall().kind(seat) == Hall.Kind.STANDARD
                && which.test(seat);
    }
}
