/** What tickets cost: prices, discounts and taxes, to the smallest unit of a currency. */
@NullMarked
package dev.marquee.ticket.pricing;

import org.jspecify.annotations.NullMarked;
