/** The page for phones at the door, with the files that it takes along. */
@NullMarked
package dev.marquee.ticket.entry.page;

import org.jspecify.annotations.NullMarked;
