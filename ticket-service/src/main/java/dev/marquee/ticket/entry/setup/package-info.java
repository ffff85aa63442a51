/** The page on which organisers set up the doors of their events. */
@NullMarked
package dev.marquee.ticket.entry.setup;

import org.jspecify.annotations.NullMarked;
