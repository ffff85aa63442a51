package dev.marquee.ticket.booking;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Verdict.FirstAnswer;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Sells tickets. */
@Component
public class BookTickets {

    private final BookingEngine engine;
    private final Bookings bookings;

    BookTickets(BookingEngine engine, Bookings bookings) {
        this.engine = engine;
        this.bookings = bookings;
    }

    /**
     * Sells all the tickets of the purchase, or none. With a key that was answered before, it gives
     * that answer again and sells nothing.
     *
     * @return the booking; it is stored, and its mail is owed, unless it is only reserved
     * @throws ErrorResponseException if nothing is sold, with the reason as its {@code type}:
     *     sold-out, quota-exceeded, event-not-on-sale, not-found, invalid-input,
     *     idempotency-key-reused, request-in-progress, busy, service-unavailable; only after
     *     outcome-unknown may the booking exist
     */
    public Booking handle(Purchase purchase) {
        return switch (verdict(purchase)) {
            case Verdict.Booked(var booking) -> booking;
            case Verdict.Refused(var refusal) -> throw RefusalProblems.of(refusal);
            case Verdict.Replayed(var answer) -> again(answer, purchase);
            case Verdict.KeyReused() ->
                    throw Problems.problem(
                            UNPROCESSABLE_CONTENT,
                            "idempotency-key-reused",
                            "This Idempotency-Key was used for another request. Use a new key for each new request.");
        };
    }

    private Verdict verdict(Purchase purchase) {
        try {
            return engine.book(purchase);
        } catch (BookingEngine.InProgress e) {
            throw Problems.problem(
                    CONFLICT,
                    "request-in-progress",
                    "A request with this Idempotency-Key is being answered just now. Repeat it in a moment to get its answer.");
        } catch (BookingEngine.Busy e) {
            throw retryLater(
                    "busy",
                    "Too many people are booking at this moment. Nothing was booked; try again in a few seconds.");
        } catch (BookingEngine.Failed e) {
            throw retryLater(
                    "service-unavailable",
                    "Bookings cannot be taken just now. Nothing was booked; try again in a moment.");
        } catch (BatchTransaction.OutcomeUnknown e) {
            throw retryLater(
                    "outcome-unknown",
                    "We could not learn whether this was booked. Repeat the request with the same Idempotency-Key, or look up your tickets first.");
        }
    }

    /** As it was answered first, whatever became of the booking since. */
    private Booking again(FirstAnswer answer, Purchase purchase) {
        if (answer.refusal() != null) throw RefusalProblems.of(answer.refusal());
        var id = Objects.requireNonNull(answer.bookingId());
        return bookings.find(id).orElseThrow().asFirstAnswered(purchase.reserve());
    }

    private static ErrorResponseException retryLater(String type, String detail) {
        var problem = Problems.problem(SERVICE_UNAVAILABLE, type, detail);
        problem.getHeaders().set("Retry-After", "2");
        return problem;
    }
}
