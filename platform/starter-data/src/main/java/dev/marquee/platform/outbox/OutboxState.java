package dev.marquee.platform.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is in a service's outbox.
 *
 * @param dead tried in vain; they are tried on
 * @param oldest since when the oldest that is due waits
 */
public record OutboxState(long waiting, long dead, @Nullable Instant oldest) {}
