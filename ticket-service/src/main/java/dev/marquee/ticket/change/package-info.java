/** Changes the type or the event of tickets that are sold already, for staff. */
@NullMarked
package dev.marquee.ticket.change;

import org.jspecify.annotations.NullMarked;
