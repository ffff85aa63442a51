/** The seats of an event, as buyers and staff see and change them. */
@NullMarked
package dev.marquee.ticket.seatmap;

import org.jspecify.annotations.NullMarked;
