/** Tickets in the wallets of phones: Apple's as a file, Google's as a link. */
@NullMarked
package dev.marquee.ticket.wallet;

import org.jspecify.annotations.NullMarked;
