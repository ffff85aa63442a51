package dev.marquee.ticket.checkout;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.checkout.Verdict.FirstAnswer;
import dev.marquee.ticket.listing.EventStaff;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Sells tickets. */
@Component
public class BookTickets {

    /**
     * What was booked.
     *
     * @param replayed whether an earlier request with the same key booked it
     * @param secret whether the answer may carry what opens the booking and the door
     */
    public record Result(Booking booking, boolean replayed, boolean secret) {

        /** The booking as the answer shows it. */
        public BookingView shown(BookingViews views) {
            return secret ? views.withKey(booking) : views.withoutCodes(booking);
        }

        /** What the answer says about itself. */
        public HttpHeaders headers() {
            var headers = new HttpHeaders();
            if (replayed) headers.set(IdempotencyKeys.REPLAYED_HEADER, "true");
            return headers;
        }
    }

    /** As long as people and programs repeat a request whose answer they missed. */
    static final Duration REPLAYED_IN_FULL = Duration.ofMinutes(15);

    private final Checkout checkout;
    private final Bookings bookings;
    private final GuestSeatLimiter guests;
    private final HoldLimits holdLimits;
    private final EventStaff staff;
    private final Clock clock;

    BookTickets(
            Checkout checkout,
            Bookings bookings,
            GuestSeatLimiter guests,
            HoldLimits holdLimits,
            EventStaff staff,
            Clock clock) {
        this.checkout = checkout;
        this.bookings = bookings;
        this.guests = guests;
        this.holdLimits = holdLimits;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Sells all the tickets of the purchase, or none. With a key that was answered before, it gives
     * that answer again and sells nothing.
     *
     * @param caller who is signed in, if anybody; guests are limited by their client address
     * @return the booking; it is stored, and its mail is owed, unless it is reserved without end
     * @throws ErrorResponseException if nothing is sold, with the reason as its {@code type}:
     *     sold-out, quota-exceeded, event-not-on-sale, not-found, invalid-input,
     *     idempotency-key-reused, request-in-progress, too-many-requests, too-many-holds, busy,
     *     service-unavailable; only after outcome-unknown may the booking exist
     */
    public Result handle(Purchase purchase, Optional<Caller> caller) {
        holdLimits.check(purchase);
        var taken =
                caller.filter(BookTickets::isKnown).isPresent()
                        ? GuestSeatLimiter.Taken.NOTHING
                        : guests.take(purchase.quantity());
        var verdict = verdict(purchase, taken);
        if (!counts(verdict)) taken.giveBack();
        return result(verdict, purchase, caller);
    }

    private Result result(Verdict verdict, Purchase purchase, Optional<Caller> caller) {
        return switch (verdict) {
            case Verdict.Booked(var booking) -> new Result(booking, false, true);
            case Verdict.Refused(var refusal) -> throw problem(refusal, purchase, caller);
            case Verdict.Replayed(var answer) -> again(answer, purchase, caller);
            case Verdict.KeyReused() ->
                    throw Problems.problem(
                            UNPROCESSABLE_CONTENT,
                            "idempotency-key-reused",
                            Text.of("problem.idempotency-key-reused"));
        };
    }

    /**
     * The same for the event's own people. No limit of buyers binds them; the caller has made sure
     * that they may.
     */
    public Result handleForStaff(Purchase purchase) {
        return result(
                verdict(purchase, GuestSeatLimiter.Taken.NOTHING), purchase, Optional.empty());
    }

    /**
     * An account of an address that nobody has confirmed is made in a moment; programs have none.
     */
    private static boolean isKnown(Caller caller) {
        return caller.emailVerified() || caller.email().isEmpty();
    }

    /** A refusal by the quota counts too: else it could be asked without end who holds what. */
    private static boolean counts(Verdict verdict) {
        return verdict instanceof Verdict.Booked
                || verdict instanceof Verdict.Refused(var refusal)
                        && refusal.reason() == Refusal.Reason.QUOTA_EXCEEDED;
    }

    private Verdict verdict(Purchase purchase, GuestSeatLimiter.Taken taken) {
        try {
            return checkout.book(purchase);
        } catch (Checkout.InProgress e) {
            taken.giveBack();
            var problem =
                    Problems.problem(
                            CONFLICT,
                            "request-in-progress",
                            Text.of("problem.request-in-progress"));
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
            throw problem;
        } catch (Checkout.Busy e) {
            taken.giveBack();
            throw retryLater("busy", Text.of("problem.busy"));
        } catch (Checkout.Failed e) {
            taken.giveBack();
            throw retryLater("service-unavailable", Text.of("problem.service-unavailable"));
        } catch (Checkout.OutcomeUnknown e) {
            throw retryLater("outcome-unknown", Text.of("problem.outcome-unknown"));
        }
    }

    /** As it was answered first, whatever became of the booking since. */
    private Result again(FirstAnswer answer, Purchase purchase, Optional<Caller> caller) {
        if (answer.refusal() != null) {
            var problem = problem(answer.refusal(), purchase, caller);
            problem.getHeaders().set(IdempotencyKeys.REPLAYED_HEADER, "true");
            throw problem;
        }
        var id = Objects.requireNonNull(answer.bookingId());
        var booking = bookings.find(id).orElseThrow().asFirstAnswered(purchase.reserve());
        return new Result(booking, true, isTheirs(booking, purchase, caller));
    }

    /**
     * Whether whoever repeats the request is surely who made it. What a guest sends may be known to
     * others, so it proves that for a while only, or with a key that nobody guesses.
     */
    private boolean isTheirs(Booking booking, Purchase purchase, Optional<Caller> caller) {
        var key = Objects.requireNonNull(purchase.key());
        return caller.isPresent()
                || key.unguessable()
                || clock.instant().isBefore(booking.createdAt().plus(REPLAYED_IN_FULL));
    }

    private ErrorResponseException problem(
            Refusal refusal, Purchase purchase, Optional<Caller> caller) {
        var mayKnow =
                refusal.reason() == Refusal.Reason.QUOTA_EXCEEDED
                        && caller.filter(person -> mayKnowHeld(person, purchase)).isPresent();
        return RefusalProblems.of(refusal, mayKnow);
    }

    /** What an address holds is told to its owner and to those who run the event. */
    private boolean mayKnowHeld(Caller caller, Purchase purchase) {
        var owner =
                caller.emailVerified()
                        && EmailAddress.parse(caller.email())
                                .filter(purchase.buyer().email()::equals)
                                .isPresent();
        return owner || staff.includes(caller, purchase.eventId());
    }

    private static ErrorResponseException retryLater(String type, Text detail) {
        var problem = Problems.problem(SERVICE_UNAVAILABLE, type, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return problem;
    }
}
