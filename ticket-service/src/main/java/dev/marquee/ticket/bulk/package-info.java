/** Bookings for lists of people, each line with its own outcome. */
@NullMarked
package dev.marquee.ticket.bulk;

import org.jspecify.annotations.NullMarked;
