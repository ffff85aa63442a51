/** A booking that was made: its tickets, and how to give them back. */
@NullMarked
package dev.marquee.site.booking;

import org.jspecify.annotations.NullMarked;
