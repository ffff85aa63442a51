package dev.marquee.ticket.checkout;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.ErrorResponseException;

/** Refusals about seats, in words a buyer understands. */
final class SeatProblems {

    private SeatProblems() {}

    static ErrorResponseException of(Refusal refusal) {
        if (refusal.reason() == Refusal.Reason.NO_SEATS)
            return Problems.invalid("seats", "cannot be chosen: these tickets have none");
        var seats = Objects.requireNonNull(refusal.seats());
        return switch (refusal.reason()) {
            case UNKNOWN_SEAT ->
                    Problems.invalid(
                            "seats",
                            "has “%s”, which is not a seat or section for these tickets, or is named twice"
                                    .formatted(seats.named().getFirst()));
            case SEAT_TAKEN ->
                    conflict(
                            "seat-taken",
                            seats.named().size() == 1
                                    ? "One of these seats was just taken. Nothing was booked; choose another one for it."
                                    : "%d of these seats were just taken. Nothing was booked; choose others for them."
                                            .formatted(seats.named().size()),
                            seats);
            default ->
                    conflict(
                            "seat-left-alone",
                            "This choice would leave a single seat that hardly anybody wants. Nothing was booked; move over by one seat.",
                            seats);
        };
    }

    private static ErrorResponseException conflict(
            String type, String detail, Refusal.Seats seats) {
        return Problems.problem(
                CONFLICT,
                type,
                detail,
                Map.of("seats", seats.named(), "suggested", seats.suggested()));
    }
}
