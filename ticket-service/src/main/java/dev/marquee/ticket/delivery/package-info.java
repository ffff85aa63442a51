/** Tells buyers by mail what happened to their bookings. */
@NullMarked
package dev.marquee.ticket.delivery;

import org.jspecify.annotations.NullMarked;
