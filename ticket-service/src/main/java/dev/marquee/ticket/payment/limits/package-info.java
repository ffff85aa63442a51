/** What the payment provider takes at all, and whether its clock agrees with ours. */
@NullMarked
package dev.marquee.ticket.payment.limits;

import org.jspecify.annotations.NullMarked;
