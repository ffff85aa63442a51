package dev.marquee.ticket.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants news of an organiser, and still does.
 *
 * @param name of the booking that it was said with; null where there was none
 * @param locale in which the booking was made
 * @param textVersion of the words that they read
 * @param source page or api
 */
public record GivenConsent(
        long id,
        String address,
        long organizerId,
        @Nullable String name,
        @Nullable String locale,
        Instant at,
        int textVersion,
        String source,
        @Nullable Long bookingId,
        @Nullable String eventCode) {}
