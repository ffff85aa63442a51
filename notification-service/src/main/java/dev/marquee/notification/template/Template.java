package dev.marquee.notification.template;

import dev.marquee.notification.content.OwnWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organiser's own words for a mail.
 *
 * @param lang the tag of their language
 * @param version no other words ever had it
 * @param baseHash of the usual words that they were written beside
 * @param brokenAt since when mails go with the usual words, because these cannot be used; null
 *     where they can
 */
record Template(
        long organizerId,
        String kind,
        String lang,
        String subject,
        String body,
        long version,
        String baseHash,
        Instant updatedAt,
        @Nullable Instant brokenAt,
        @Nullable String brokenWhy) {

    OwnWords words() {
        return new OwnWords(subject, body);
    }

    public boolean isBroken() {
        return brokenAt != null;
    }
}
