/** Sums of the money that came and went: of an event, of all of an organiser's, of an offer. */
@NullMarked
package dev.marquee.ticket.figures;

import org.jspecify.annotations.NullMarked;
