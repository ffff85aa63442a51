/** Tickets are handed on to somebody else, who then has another code. */
@NullMarked
package dev.marquee.ticket.transfer;

import org.jspecify.annotations.NullMarked;
