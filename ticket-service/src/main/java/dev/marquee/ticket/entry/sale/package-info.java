/** Sells at the door, at the same stock as everybody. */
@NullMarked
package dev.marquee.ticket.entry.sale;

import org.jspecify.annotations.NullMarked;
