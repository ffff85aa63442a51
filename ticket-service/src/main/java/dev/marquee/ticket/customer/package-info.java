/** What belongs to the holder of an account. */
@NullMarked
package dev.marquee.ticket.customer;

import org.jspecify.annotations.NullMarked;
