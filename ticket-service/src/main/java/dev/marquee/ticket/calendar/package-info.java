/** A buyer's own calendar, at an address that only the buyer knows. */
@NullMarked
package dev.marquee.ticket.calendar;

import org.jspecify.annotations.NullMarked;
