/** Inventory, bookings, tickets, entry. */
@NullMarked
package dev.marquee.ticket;

import org.jspecify.annotations.NullMarked;
