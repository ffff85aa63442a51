/** Bookings as the staff of an event sees and changes them. */
@NullMarked
package dev.marquee.ticket.backoffice;

import org.jspecify.annotations.NullMarked;
