/**
 * Counts from the rows what this service also keeps as counters and amounts, and says where both do
 * not agree. It changes none of them.
 */
@NullMarked
package dev.marquee.ticket.ledger;

import org.jspecify.annotations.NullMarked;
