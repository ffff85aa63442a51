/** Tickets on paper: as PDF, and as entries for calendars. */
@NullMarked
package dev.marquee.ticket.document;

import org.jspecify.annotations.NullMarked;
