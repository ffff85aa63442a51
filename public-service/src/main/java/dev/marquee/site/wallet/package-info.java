/** Tickets into the wallets of phones, by each way to them. */
@NullMarked
package dev.marquee.site.wallet;

import org.jspecify.annotations.NullMarked;
