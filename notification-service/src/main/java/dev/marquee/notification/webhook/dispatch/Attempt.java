package dev.marquee.notification.webhook.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param status the HTTP status; null where there was no answer
 * @param error what went wrong, in words; null where nothing did
 * @param answer the first part of the answer's body
 * @param retryAfter how long the receiver wants to be left alone
 */
record Attempt(
        Duration took,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String answer,
        @Nullable Duration retryAfter) {

    private static final int GONE = 410;

    boolean taken() {
        return status != null && status / 100 == 2;
    }

    /** The receiver says that nobody lives there any more. */
    boolean gone() {
        return status != null && status == GONE;
    }
}
