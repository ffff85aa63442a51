/** How much somebody may do within a time. */
@NullMarked
package dev.marquee.ticket.limit;

import org.jspecify.annotations.NullMarked;
