/** The staff's side of the sale: bookings, tickets and attendees to look through, and figures. */
@NullMarked
package dev.marquee.ticket.desk;

import org.jspecify.annotations.NullMarked;
