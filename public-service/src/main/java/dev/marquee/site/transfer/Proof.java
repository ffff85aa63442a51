package dev.marquee.site.transfer;

import org.jspecify.annotations.Nullable;

/**
 * What shows that a reader has a ticket. With none of the three, it is the reader's own account.
 *
 * @param key of the browser that booked it, or of a mail about the booking
 * @param lookupToken of a look-up that was mailed
 * @param ticketLink of a mail to the holder of the ticket
 */
record Proof(@Nullable String key, @Nullable String lookupToken, @Nullable String ticketLink) {

    static Proof ofBooking(@Nullable String key) {
        return new Proof(key, null, null);
    }

    static Proof ofLookup(String token) {
        return new Proof(null, token, null);
    }

    static Proof ofHolder(String link) {
        return new Proof(null, null, link);
    }
}
