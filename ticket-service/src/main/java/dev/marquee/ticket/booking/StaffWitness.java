package dev.marquee.ticket.booking;

import dev.marquee.ticket.booking.BookingHistory.What;
import org.jspecify.annotations.Nullable;

/** Hears what staff does to bookings, by whichever door, in the transaction of the change. */
public interface StaffWitness {

    /**
     * @param detail see {@link BookingHistory.Entry#detail()}
     */
    void saw(long bookingId, What what, @Nullable String detail);
}
