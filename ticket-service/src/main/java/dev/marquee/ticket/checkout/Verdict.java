package dev.marquee.ticket.checkout;

import dev.marquee.ticket.booking.Booking;
import org.jspecify.annotations.Nullable;

/** What became of one purchase. */
public sealed interface Verdict {

    /** Sold; the booking is new. */
    record Booked(Booking booking) implements Verdict {}

    /** Nothing is sold. */
    record Refused(Refusal refusal) implements Verdict {}

    /** The request was answered before; nothing happens again. */
    record Replayed(FirstAnswer answer) implements Verdict {}

    /** The key belongs to another request. */
    record KeyReused() implements Verdict {}

    /**
     * What a request with an idempotency key was answered first: either a booking or a refusal.
     *
     * @param bodyHash of that request
     */
    record FirstAnswer(String bodyHash, @Nullable Long bookingId, @Nullable Refusal refusal) {

        public static FirstAnswer of(String bodyHash, Verdict verdict) {
            return switch (verdict) {
                case Booked(var booking) -> new FirstAnswer(bodyHash, booking.id(), null);
                case Refused(var refusal) -> new FirstAnswer(bodyHash, null, refusal);
                case Replayed(var answer) -> answer;
                case KeyReused() -> throw new IllegalArgumentException("no first answer");
            };
        }
    }
}
