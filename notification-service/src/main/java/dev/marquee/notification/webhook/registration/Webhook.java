package dev.marquee.notification.webhook.registration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told of events.
 *
 * @param owner the owner's e-mail address, or the name of the program that made it
 * @param allOrganizers whether it is told of everybody's events, and not only of its owner's
 * @param pausedBecause {@code asked}, {@code gone}, {@code failing} or {@code rights}; null while
 *     it is active
 * @param failingSince the first failure since it took anything; null where the last try went well
 * @param oldSecretUntil how long the secret before signs too
 * @param version counts the changes that people make
 */
public record Webhook(
        long id,
        long ownerId,
        String owner,
        boolean allOrganizers,
        String name,
        String address,
        List<String> events,
        @Nullable String pausedBecause,
        @Nullable Instant failingSince,
        @Nullable Instant oldSecretUntil,
        Instant createdAt,
        long version) {

    public boolean active() {
        return pausedBecause == null;
    }

    /** As a word for badges. */
    public String state() {
        return active() ? "active" : "paused";
    }
}
