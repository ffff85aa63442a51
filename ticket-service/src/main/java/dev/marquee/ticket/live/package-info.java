/** Tells whoever watches an event, while the page is open, what changes of it. */
@NullMarked
package dev.marquee.ticket.live;

import org.jspecify.annotations.NullMarked;
