package dev.marquee.ticket.booking;

import java.time.Instant;

/** Stores the payments that staff say were made outside. */
public interface OfflinePayment {

    /** Stores that the total of a locked booking was paid, in the caller's transaction. */
    void record(Booking booking, Instant now);
}
