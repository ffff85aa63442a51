package dev.marquee.auth.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An archive, asked for or made.
 *
 * @param state waiting, ready or failed
 * @param step the service that is being read
 * @param away the service that did not answer, or was not done telling others, when it was last
 *     tried
 * @param trouble why it failed: rows that name others that are not there
 * @param asOf of when it is; of one that is being made anew, of when it will be
 * @param contentHash the same for archives with the same content
 * @param tries how often somebody began to make it; whose the last was, has it
 */
record ArchiveJob(
        long id,
        long organizerId,
        Instant askedAt,
        String state,
        @Nullable String step,
        @Nullable String away,
        @Nullable String trouble,
        @Nullable Instant asOf,
        @Nullable Instant readyAt,
        Instant expiresAt,
        @Nullable String contentHash,
        long rows,
        long size,
        int tries) {

    static final String WAITING = "waiting";
    static final String READY = "ready";
    static final String FAILED = "failed";

    boolean isReady() {
        return state.equals(READY);
    }

    boolean isWaiting() {
        return state.equals(WAITING);
    }

    /** As its next maker has it. */
    ArchiveJob claimed() {
        return new ArchiveJob(
                id,
                organizerId,
                askedAt,
                state,
                step,
                away,
                trouble,
                asOf,
                readyAt,
                expiresAt,
                contentHash,
                rows,
                size,
                tries + 1);
    }
}
