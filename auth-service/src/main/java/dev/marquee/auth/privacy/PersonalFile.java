package dev.marquee.auth.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of what is stored about somebody, asked for or made.
 *
 * @param accountId null for a guest, who has an {@code email}
 * @param away the service that did not answer when the file was last tried
 * @param readyAt null until it is made
 */
record PersonalFile(
        long id,
        @Nullable Long accountId,
        String email,
        String locale,
        Instant askedAt,
        @Nullable String away,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        long size) {

    boolean isReady() {
        return readyAt != null;
    }
}
