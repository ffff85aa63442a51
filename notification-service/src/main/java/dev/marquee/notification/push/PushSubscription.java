package dev.marquee.notification.push;

import org.jspecify.annotations.Nullable;

/**
 * A browser that takes notifications.
 *
 * @param sessionId in which it was made; null for none
 * @param p256dh its public key, in Base64 for addresses
 * @param auth what it shares with us, likewise
 */
record PushSubscription(
        long id,
        long userId,
        @Nullable Long sessionId,
        String endpoint,
        String p256dh,
        String auth) {

    /** Without what opens messages, so that it never reaches a log. */
    @Override
    public String toString() {
        return "PushSubscription " + id;
    }
}
