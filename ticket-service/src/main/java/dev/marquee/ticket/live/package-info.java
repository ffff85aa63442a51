/** Who watches events, and marks of what they see. */
@NullMarked
package dev.marquee.ticket.live;

import org.jspecify.annotations.NullMarked;
