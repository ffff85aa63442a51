/**
 * Bookings in the words of the older systems, where one ticket with a quantity is first reserved
 * and then confirmed.
 */
@NullMarked
package dev.marquee.ticket.reservation;

import org.jspecify.annotations.NullMarked;
