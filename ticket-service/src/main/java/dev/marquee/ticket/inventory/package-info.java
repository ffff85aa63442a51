/** Counts what is left: the stock of events and ticket types, and what buyers hold. */
@NullMarked
package dev.marquee.ticket.inventory;

import org.jspecify.annotations.NullMarked;
