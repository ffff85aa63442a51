/** What a change of an event means for its bookings. */
@NullMarked
package dev.marquee.ticket.eventchange;

import org.jspecify.annotations.NullMarked;
