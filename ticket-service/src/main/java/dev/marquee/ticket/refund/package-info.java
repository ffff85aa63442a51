/** Gives money back: what buyers ask for, what staff decide, and its way to the buyer. */
@NullMarked
package dev.marquee.ticket.refund;

import org.jspecify.annotations.NullMarked;
