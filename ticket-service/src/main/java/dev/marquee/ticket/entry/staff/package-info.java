/** Who stands at the door of which event, and with which phone. */
@NullMarked
package dev.marquee.ticket.entry.staff;

import org.jspecify.annotations.NullMarked;
