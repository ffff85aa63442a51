/** People who wait for tickets that are no longer sold. */
@NullMarked
package dev.marquee.ticket.waitlist.closed;

import org.jspecify.annotations.NullMarked;
