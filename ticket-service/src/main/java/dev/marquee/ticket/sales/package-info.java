/** Figures of what was sold. */
@NullMarked
package dev.marquee.ticket.sales;

import org.jspecify.annotations.NullMarked;
