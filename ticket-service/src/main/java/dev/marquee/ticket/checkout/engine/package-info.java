/**
 * Decides and books purchases in groups: queues, lanes, batches, ids and idempotency keys. Nothing
 * else knows of groups.
 */
@NullMarked
package dev.marquee.ticket.checkout.engine;

import org.jspecify.annotations.NullMarked;
