package dev.marquee.ticket.payment;

import java.time.Instant;

/** Sends money back that came for a booking that needs none. */
public interface SurplusMoney {

    /**
     * Decides that all of a payment goes back, in the caller's transaction. It is sent afterwards.
     *
     * @param payment succeeded, and locked
     * @param reason a code, such as {@code paid-twice}
     */
    void sendBack(Payment payment, String reason, Instant now);
}
