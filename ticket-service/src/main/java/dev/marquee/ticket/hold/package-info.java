/** Lets reservations lapse whose time is over, and warns when they fill an event. */
@NullMarked
package dev.marquee.ticket.hold;

import org.jspecify.annotations.NullMarked;
