/** Discounts by code or by quantity, the codes themselves, and how often they are used. */
@NullMarked
package dev.marquee.ticket.offer;

import org.jspecify.annotations.NullMarked;
