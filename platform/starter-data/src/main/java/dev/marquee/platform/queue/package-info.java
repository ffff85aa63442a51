/**
 * Queues in tables: rows are claimed for a while, worked on outside any transaction, and settled or
 * rescheduled. Any number of replicas may work on one.
 */
@NullMarked
package dev.marquee.platform.queue;

import org.jspecify.annotations.NullMarked;
