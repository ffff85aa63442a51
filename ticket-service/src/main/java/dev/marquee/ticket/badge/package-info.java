/** Badges for who comes to an event, on sheets of labels. */
@NullMarked
package dev.marquee.ticket.badge;

import org.jspecify.annotations.NullMarked;
