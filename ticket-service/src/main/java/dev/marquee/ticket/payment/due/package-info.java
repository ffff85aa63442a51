/** What is still to be paid for bookings that are confirmed already. */
@NullMarked
package dev.marquee.ticket.payment.due;

import org.jspecify.annotations.NullMarked;
