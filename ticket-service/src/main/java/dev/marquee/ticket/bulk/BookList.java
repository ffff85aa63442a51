package dev.marquee.ticket.bulk;

import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.Purchase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Books for the lines of a list, one after the other, in the time that a request has. No line's
 * refusal keeps the others from theirs: each is said with its reason. What was not reached, or what
 * was cut off in the middle, is booked by the same list again.
 */
@Component
public class BookList {

    /** Why a line got no booking. */
    public enum Refused {
        SOLD_OUT,
        /** The event is cancelled, over, or going live. */
        NOT_ON_SALE,
        /** The ticket type was withdrawn meanwhile. */
        TYPE,
        /** Too much else was going on, or there was no time left; the same list again takes it. */
        TRY_AGAIN
    }

    /**
     * What became of a line: one of both.
     *
     * @param booking null if it got none
     * @param refused null if it got one
     */
    public record Outcome(@Nullable Long booking, @Nullable Refused refused) {}

    private final BookTickets bookTickets;
    private final Duration longest;

    /**
     * @param longest after that no further booking is begun: less than the gateway waits for an
     *     answer
     */
    public BookList(
            BookTickets bookTickets,
            @Value("${marquee.attendee-import.longest:8s}") Duration longest) {
        this.bookTickets = bookTickets;
        this.longest = longest;
    }

    /** Begins a list. */
    public Round begin() {
        return new Round(System.nanoTime());
    }

    /** One list, and how far it may go on. */
    public final class Round {

        private final long since;
        private boolean begun;
        private boolean stopped;

        private Round(long since) {
            this.since = since;
        }

        /** Books for the next line, as staff. */
        public Outcome book(Purchase purchase) {
            return book(purchase, null);
        }

        /**
         * The same for a line with a wish for seats.
         *
         * @param elsewhere without the wish, if it cannot be granted: places are still places
         */
        public Outcome book(Purchase purchase, @Nullable Purchase elsewhere) {
            if (!mayGoOn()) return new Outcome(null, Refused.TRY_AGAIN);
            begun = true;
            try {
                return booked(purchase);
            } catch (ErrorResponseException e) {
                if (elsewhere == null || !isAboutSeat(e)) return refused(e);
            }
            try {
                return booked(elsewhere);
            } catch (ErrorResponseException e) {
                return refused(e);
            }
        }

        /** Each request gets one on, so the same list again and again comes to its end. */
        private boolean mayGoOn() {
            return !stopped && (!begun || System.nanoTime() - since < longest.toNanos());
        }

        private Outcome booked(Purchase purchase) {
            return new Outcome(bookTickets.handleForStaff(purchase).booking().id(), null);
        }

        private Outcome refused(ErrorResponseException e) {
            // others would wait as long for nothing
            if (e.getStatusCode().is5xxServerError()) stopped = true;
            return new Outcome(null, why(e));
        }
    }

    private static Refused why(ErrorResponseException e) {
        var type = type(e);
        if (type.endsWith(":sold-out") || type.contains(":seat-")) return Refused.SOLD_OUT;
        if (type.endsWith(":event-not-on-sale")) return Refused.NOT_ON_SALE;
        return type.endsWith(":invalid-input") ? Refused.TYPE : Refused.TRY_AGAIN;
    }

    /** The event has no such seat, or it was taken meanwhile. */
    private static boolean isAboutSeat(ErrorResponseException e) {
        return e.getStatusCode() == HttpStatus.UNPROCESSABLE_CONTENT
                || e.getStatusCode() == HttpStatus.CONFLICT && type(e).contains(":seat-");
    }

    private static String type(ErrorResponseException e) {
        return String.valueOf(e.getBody().getType());
    }
}
