/** Receipts, invoices and credit notes: what was paid and given back, numbered without gaps. */
@NullMarked
package dev.marquee.ticket.receipt;

import org.jspecify.annotations.NullMarked;
