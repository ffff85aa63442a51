package dev.marquee.ticket.checkout;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That the event's own people take the tickets. The stock binds them as everybody; what binds
 * buyers alone does not: sale windows, the end of the public sale, quotas, and how many one booking
 * may have.
 *
 * @param key tells it from the event's others of that channel, at most 64 characters
 * @param bodyHash tells the same request from another one with the same key
 * @param by who takes them
 * @param mailed whether the tickets are sent to the address that the booking has
 * @param note for the staff
 */
public record StaffSale(
        Channel channel,
        String key,
        String bodyHash,
        String by,
        boolean mailed,
        @Nullable String note) {

    /** Where it is done. */
    public enum Channel {
        /** At the door, at the price that buyers pay, with the same offers and codes. */
        BOX_OFFICE,
        /** For guests who pay nothing, of any type. */
        GUEST_LIST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isComplimentary() {
            return this == GUEST_LIST;
        }
    }
}
