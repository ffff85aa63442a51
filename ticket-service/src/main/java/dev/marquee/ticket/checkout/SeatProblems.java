package dev.marquee.ticket.checkout;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.ErrorResponseException;

/** Refusals about seats, in words a buyer understands. */
final class SeatProblems {

    private SeatProblems() {}

    static ErrorResponseException of(Refusal refusal) {
        if (refusal.reason() == Refusal.Reason.NO_SEATS)
            return Problems.invalid("seats", Text.of("invalid.cannot-be-chosen-these"));
        var seats = Objects.requireNonNull(refusal.seats());
        return switch (refusal.reason()) {
            case UNKNOWN_SEAT ->
                    Problems.invalid(
                            "seats", Text.of("invalid.which-is-not-a", seats.named().getFirst()));
            case SEAT_TAKEN ->
                    conflict(
                            "seat-taken",
                            seats.named().size() == 1
                                    ? Text.of("problem.seat-taken")
                                    : Text.of(
                                            "problem.seat-taken.of-these-seats",
                                            seats.named().size()),
                            seats);
            default -> conflict("seat-left-alone", Text.of("problem.seat-left-alone"), seats);
        };
    }

    private static ErrorResponseException conflict(String type, Text detail, Refusal.Seats seats) {
        return Problems.problem(
                CONFLICT,
                type,
                detail,
                Map.of("seats", seats.named(), "suggested", seats.suggested()));
    }
}
