/** What an event says of its seats: which plan of its venue it has, and which tickets they are. */
@NullMarked
package dev.marquee.event.seating;

import org.jspecify.annotations.NullMarked;
