/** Files of banks: which transfers have arrived, matched by reference and amount. */
@NullMarked
package dev.marquee.ticket.payment.bank;

import org.jspecify.annotations.NullMarked;
