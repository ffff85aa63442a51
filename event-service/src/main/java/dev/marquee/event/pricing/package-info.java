/** What an organiser says about money beside the price: tax, numbers in a booking, refunds. */
@NullMarked
package dev.marquee.event.pricing;

import org.jspecify.annotations.NullMarked;
