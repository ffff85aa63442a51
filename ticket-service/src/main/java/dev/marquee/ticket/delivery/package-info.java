/** Tells buyers by mail what happened to their bookings, and others what they need to know. */
@NullMarked
package dev.marquee.ticket.delivery;

import org.jspecify.annotations.NullMarked;
