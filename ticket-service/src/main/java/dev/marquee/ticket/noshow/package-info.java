/** Tickets that nobody came with. */
@NullMarked
package dev.marquee.ticket.noshow;

import org.jspecify.annotations.NullMarked;
