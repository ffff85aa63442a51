package dev.marquee.ticket.booking;

import java.time.Instant;
import java.util.List;

/**
 * Follows bookings by which tickets were offered to somebody. It is called in the transaction of
 * what became of them, with the event's inventory locked.
 */
public interface OfferedBookings {

    /** Nothing was offered. */
    OfferedBookings NONE =
            new OfferedBookings() {
                @Override
                public void freed(long event, List<Long> bookings, Instant now) {
                    // nobody waits
                }

                @Override
                public void confirmed(long booking, Instant now) {
                    // nobody waited
                }
            };

    /** Tickets of these bookings are void, and their places are free again. */
    void freed(long event, List<Long> bookings, Instant now);

    /** The booking's tickets are good. */
    void confirmed(long booking, Instant now);
}
