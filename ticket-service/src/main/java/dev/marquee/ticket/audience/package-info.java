/** Who is written to when an organiser writes to the people of an event. */
@NullMarked
package dev.marquee.ticket.audience;

import org.jspecify.annotations.NullMarked;
