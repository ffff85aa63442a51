/** Who buys tickets becomes a customer of the organiser of the event. */
@NullMarked
package dev.marquee.customer.buyer;

import org.jspecify.annotations.NullMarked;
