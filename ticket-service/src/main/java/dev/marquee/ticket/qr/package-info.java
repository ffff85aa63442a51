/** The signed token in a ticket's QR code, and the public keys that check it. */
@NullMarked
package dev.marquee.ticket.qr;

import org.jspecify.annotations.NullMarked;
