/** Who has which venue when, what it costs, and the calendars that show it. */
@NullMarked
package dev.marquee.venue.booking;

import org.jspecify.annotations.NullMarked;
