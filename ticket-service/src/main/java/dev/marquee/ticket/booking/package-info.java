/** Bookings and their tickets: states, history, who may open them, and what is done to them. */
@NullMarked
package dev.marquee.ticket.booking;

import org.jspecify.annotations.NullMarked;
