/** Attendees as files that other ticketing systems write and read. */
@NullMarked
package dev.marquee.ticket.roster;

import org.jspecify.annotations.NullMarked;
