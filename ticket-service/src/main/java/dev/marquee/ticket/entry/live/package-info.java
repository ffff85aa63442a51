/** What phones at the doors need to know: their events, the tickets, and how many are in. */
@NullMarked
package dev.marquee.ticket.entry.live;

import org.jspecify.annotations.NullMarked;
