/** Tells report-service what happened, from the rows that say so. */
@NullMarked
package dev.marquee.ticket.fact;

import org.jspecify.annotations.NullMarked;
