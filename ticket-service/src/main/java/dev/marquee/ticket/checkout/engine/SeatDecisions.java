package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.Seat;
import dev.marquee.ticket.seating.SeatPick;
import dev.marquee.ticket.seating.SeatPicker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seats of one purchase: found line by line, and taken together or not at all. */
final class SeatDecisions {

    private final @Nullable FreeSeats all;
    private final List<Integer> found = new ArrayList<>();
    private final List<@Nullable Seat> seats = new ArrayList<>();

    /**
     * Of an event.
     *
     * @param all null for an event without seats
     */
    SeatDecisions(@Nullable FreeSeats all) {
        this.all = all;
    }

    /** Why this line cannot sit; null if it has seats now, or needs none. */
    @Nullable Refusal find(Line line, TicketType type) {
        if (all == null || !all.hall().isSeated(type.id())) {
            if (line.seats() != null && !line.seats().orOthers())
                return Refusal.seats(Refusal.Reason.NO_SEATS, List.of(), List.of());
            if (all != null) for (var n = 0; n < line.quantity(); n++) seats.add(null);
            return null;
        }
        return switch (SeatPicker.pick(rest(all), type.id(), line.quantity(), line.seats())) {
            case SeatPick.Found(var numbers) -> {
                found.addAll(numbers);
                for (var number : numbers) seats.add(all.seat(number));
                yield null;
            }
            case SeatPick.TooFew(var left) -> Refusal.soldOut(left);
            case SeatPick.Unknown(var name) ->
                    Refusal.seats(Refusal.Reason.UNKNOWN_SEAT, List.of(name), List.of());
            case SeatPick.Taken(var gone, var suggested) ->
                    Refusal.seats(Refusal.Reason.SEAT_TAKEN, gone, suggested);
            case SeatPick.LeftAlone(var alone, var suggested) ->
                    Refusal.seats(Refusal.Reason.SEAT_LEFT_ALONE, alone, suggested);
        };
    }

    /** What is free when the lines before this one sit. */
    private FreeSeats rest(FreeSeats free) {
        if (found.isEmpty()) return free;
        var rest = free.copy();
        rest.take(found);
        return rest;
    }

    /** Nobody else gets them. In the order of the tickets; empty where nothing has seats. */
    List<@Nullable Seat> take() {
        if (all != null) all.take(found);
        return seats;
    }
}
