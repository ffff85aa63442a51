/**
 * Paying for a booking: the form, what may come of it, and the way back from a payment provider.
 */
@NullMarked
package dev.marquee.site.payment;

import org.jspecify.annotations.NullMarked;
