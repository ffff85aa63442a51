/** Sells tickets: capacity, the quota per buyer, and the booking itself. */
@NullMarked
package dev.marquee.ticket.booking;

import org.jspecify.annotations.NullMarked;
