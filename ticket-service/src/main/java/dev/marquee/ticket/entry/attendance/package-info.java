/** Who came to an event, once it is over. */
@NullMarked
package dev.marquee.ticket.entry.attendance;

import org.jspecify.annotations.NullMarked;
