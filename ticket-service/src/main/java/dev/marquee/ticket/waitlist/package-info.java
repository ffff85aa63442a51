/** Who waits for tickets of a sold-out event, and gets what comes free. */
@NullMarked
package dev.marquee.ticket.waitlist;

import org.jspecify.annotations.NullMarked;
