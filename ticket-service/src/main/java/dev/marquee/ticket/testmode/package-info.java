/** Ends the trying out of events: test bookings are deleted before an event goes live. */
@NullMarked
package dev.marquee.ticket.testmode;

import org.jspecify.annotations.NullMarked;
