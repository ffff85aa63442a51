package dev.marquee.ticket.seatmap;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.MoveSeats;
import dev.marquee.ticket.seating.ReadSeats;
import dev.marquee.ticket.seating.Seat;
import dev.marquee.ticket.seating.SeatPick;
import dev.marquee.ticket.seating.SeatPicker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a booking that is held the best seats that are free when it is taken. What was free when it
 * was made may be the worst of what has come back since.
 */
@Component
public class ChooseSeatsAgain {

    private final ReadSeats seats;
    private final MoveSeats moveSeats;

    ChooseSeatsAgain(ReadSeats seats, MoveSeats moveSeats) {
        this.seats = seats;
        this.moveSeats = moveSeats;
    }

    /**
     * Moves its tickets, or leaves them where they are if there is nothing better.
     *
     * @param booking waits; its event's inventory is locked in the caller's transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handle(Booking booking) {
        var event = booking.event().eventId();
        var now = seats.of(event);
        if (now.isEmpty()) return;
        var byType =
                booking.tickets().stream()
                        .filter(ticket ->
                                ticket.status().mayBecomeCancelled() && ticket.seat() != null)
                        .collect(groupingBy(Ticket::ticketTypeId, TreeMap::new, toList()));
        var own =
                byType.values().stream()
                        .flatMap(List::stream)
                        .map(ChooseSeatsAgain::seatId)
                        .toList();
        var free = now.get().without(own);
        var moved = new HashMap<Long, @Nullable Seat>();
        byType.forEach((type, tickets) -> moved.putAll(best(free, type, tickets)));
        moveSeats.to(event, moved);
    }

    private static Map<Long, Seat> best(FreeSeats free, long type, List<Ticket> tickets) {
        if (!(SeatPicker.pick(free, type, tickets.size(), null)
                instanceof SeatPick.Found(var numbers))) return Map.of();
        free.take(numbers);
        var found = numbers.stream().map(free::seat).toList();
        var ids = found.stream().map(Seat::id).sorted().toList();
        if (ids.equals(tickets.stream().map(ChooseSeatsAgain::seatId).sorted().toList()))
            return Map.of();
        var seats = new HashMap<Long, Seat>();
        for (int n = 0; n < tickets.size(); n++) seats.put(tickets.get(n).id(), found.get(n));
        return seats;
    }

    private static String seatId(Ticket ticket) {
        return Objects.requireNonNull(ticket.seat()).id();
    }
}
