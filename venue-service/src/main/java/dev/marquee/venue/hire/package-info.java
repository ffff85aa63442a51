/** Who has which venue when, what it costs, and the calendars that show it. */
@NullMarked
package dev.marquee.venue.hire;

import org.jspecify.annotations.NullMarked;
