/** Takes money by Stripe Checkout: the buyer pays on a page of Stripe, and no card comes here. */
@NullMarked
package dev.marquee.ticket.payment.stripe;

import org.jspecify.annotations.NullMarked;
