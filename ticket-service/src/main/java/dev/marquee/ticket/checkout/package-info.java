/** Sells tickets: reads what a buyer asks for, has it decided, and answers. */
@NullMarked
package dev.marquee.ticket.checkout;

import org.jspecify.annotations.NullMarked;
