/** A provider that moves no money: for trying things out, demonstrations and tests. */
@NullMarked
package dev.marquee.ticket.payment.simulated;

import org.jspecify.annotations.NullMarked;
