/** The door: tickets are admitted, once each. */
@NullMarked
package dev.marquee.ticket.entry;

import org.jspecify.annotations.NullMarked;
