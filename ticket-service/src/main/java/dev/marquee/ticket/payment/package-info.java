/** Takes money for bookings: attempts to pay, providers, and what becomes of both. */
@NullMarked
package dev.marquee.ticket.payment;

import org.jspecify.annotations.NullMarked;
