package dev.marquee.ticket.seating;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds seats for tickets, chosen ones or the best. */
public final class SeatPicker {

    /** For more seats than that, no others are named. */
    private static final int MOST = 50;

    private SeatPicker() {}

    /**
     * Seats for so many tickets of a type that has seats. Nothing is taken by it.
     *
     * @param wish null for the best of all
     */
    public static SeatPick pick(FreeSeats free, long type, int tickets, @Nullable SeatWish wish) {
        if (wish != null && !wish.names().isEmpty()) {
            if (!wish.orOthers()) return chosen(free, type, wish.names(), free.orphans());
            var chosen = chosen(free, type, wish.names(), OrphanRule.OFF);
            if (chosen instanceof SeatPick.Taken(var gone, var instead) && !instead.isEmpty())
                chosen = chosen(free, type, instead.getFirst(), OrphanRule.OFF);
            return chosen instanceof SeatPick.Found ? chosen : pick(free, type, tickets, null);
        }
        var section = wish == null ? null : wish.section();
        if (section != null && !free.hall().hasSection(section, type))
            return new SeatPick.Unknown(section);
        var best =
                BestSeats.of(free, type, section, tickets, wish == null ? 0 : wish.wheelchairs());
        return best.size() < tickets ? new SeatPick.TooFew(best.size()) : new SeatPick.Found(best);
    }

    private static SeatPick chosen(FreeSeats free, long type, List<String> names, OrphanRule rule) {
        var choice = new LinkedHashSet<Integer>();
        for (var name : names) {
            var seat = free.hall().find(name);
            if (seat.isEmpty() || free.hall().type(seat.get()) != type || !choice.add(seat.get()))
                return new SeatPick.Unknown(name);
        }
        var seats = List.copyOf(choice);
        var gone = seats.stream().filter(seat -> !free.isFree(seat)).toList();
        if (!gone.isEmpty())
            return new SeatPick.Taken(
                    ids(free, gone), seats.size() > MOST ? List.of() : instead(free, seats, type));
        if (rule != OrphanRule.ENFORCE) return new SeatPick.Found(seats);
        var alone = Orphans.avoidable(free, seats);
        return alone.isEmpty()
                ? new SeatPick.Found(seats)
                : new SeatPick.LeftAlone(
                        ids(free, alone),
                        seats.size() > MOST
                                ? List.of()
                                : Orphans.fixes(free, seats).stream()
                                        .map(fix -> ids(free, fix))
                                        .toList());
    }

    /** Those that are free stay, and the nearest to them come in the place of the others. */
    private static List<List<String>> instead(FreeSeats free, List<Integer> choice, long type) {
        var hall = free.hall();
        var kept = new ArrayList<>(choice.stream().filter(free::isFree).toList());
        var about = kept.isEmpty() ? choice : List.copyOf(kept);
        var x = about.stream().mapToDouble(hall::x).average().orElse(0);
        var y = about.stream().mapToDouble(hall::y).average().orElse(0);
        hall.seats(seat ->
                        hall.type(seat) == type
                                && Windows.isOpen(free, seat, s -> true)
                                && !kept.contains(seat))
                .boxed()
                .sorted(Comparator.comparingDouble(seat -> hall.distance(seat, x, y)))
                .limit(choice.size() - kept.size())
                .forEach(kept::add);
        return kept.size() < choice.size() ? List.of() : List.of(ids(free, kept));
    }

    private static List<String> ids(FreeSeats free, Collection<Integer> seats) {
        return seats.stream().limit(MOST).map(seat -> free.hall().seat(seat).id()).toList();
    }
}
