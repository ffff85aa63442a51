/** What support asks of bookings and decides about refunds when somebody complains. */
@NullMarked
package dev.marquee.ticket.support;

import org.jspecify.annotations.NullMarked;
