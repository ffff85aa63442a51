package dev.marquee.site.booking;

import org.jspecify.annotations.Nullable;

/**
 * How a reader came to a booking. With none of the three, it is the reader's own account.
 *
 * @param key of the browser that made it
 * @param lookupToken of a look-up that was mailed
 * @param link of a mail about the booking
 */
public record Door(@Nullable String key, @Nullable String lookupToken, @Nullable String link) {

    public static Door byKey(@Nullable String key) {
        return new Door(key, null, null);
    }

    public static Door byLookup(String token) {
        return new Door(null, token, null);
    }

    public static Door byLink(String link) {
        return new Door(null, null, link);
    }

    public static Door byAccount() {
        return new Door(null, null, null);
    }
}
