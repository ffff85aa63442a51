/** The seats of events: their plans, which ones are free, and which ones are best. */
@NullMarked
package dev.marquee.ticket.seating;

import org.jspecify.annotations.NullMarked;
