package dev.marquee.ticket.checkout;

import org.jspecify.annotations.Nullable;

/** Decides purchases, and books those that are accepted. The engine does it in groups. */
public interface Checkout {

    /**
     * Books the purchase, or says why not. Waits until the answer is stored.
     *
     * @throws Busy if nothing is booked and the request may be repeated
     * @throws Failed if nothing is booked because the database failed
     * @throws InProgress if another request with its key is being answered
     * @throws OutcomeUnknown if it may or may not be booked
     */
    Verdict book(Purchase purchase);

    /** Too much to do. Nothing is booked. */
    final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Busy(@Nullable Throwable cause) {
            super("nothing can be booked just now", cause);
        }
    }

    /** The database is away, or has no room. Nothing is booked. */
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Failed(Throwable cause) {
            super("nothing can be booked just now", cause);
        }
    }

    /** A request with the same key is being answered at this moment. */
    final class InProgress extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * The commit gave no answer, so nobody knows whether it is booked. It must not be run again.
     */
    final class OutcomeUnknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        public OutcomeUnknown(Throwable cause) {
            super("the commit gave no answer", cause);
        }
    }
}
