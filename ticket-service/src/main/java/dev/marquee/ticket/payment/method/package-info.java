/** The ways in which a booking can be paid just now, and what payers write on a bank transfer. */
@NullMarked
package dev.marquee.ticket.payment.method;

import org.jspecify.annotations.NullMarked;
