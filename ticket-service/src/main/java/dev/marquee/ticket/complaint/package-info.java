/** What customer-service asks of bookings and decides about refunds when somebody complains. */
@NullMarked
package dev.marquee.ticket.complaint;

import org.jspecify.annotations.NullMarked;
