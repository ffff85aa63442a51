package dev.marquee.platform.outbox;

import java.time.Instant;

/**
 * A message on its way. It may arrive more than once and out of order: the receiver discards
 * repeats by topic and key, and older messages by what the payload says.
 *
 * @param key what the message is about, unique within its topic unless a newer message replaces an
 *     older one
 * @param payload JSON
 * @param attempts how often delivery was tried before
 */
public record OutboxMessage(
        long id, String topic, String key, String payload, Instant createdAt, int attempts) {}
