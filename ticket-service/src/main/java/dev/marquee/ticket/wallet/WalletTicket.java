package dev.marquee.ticket.wallet;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a wallet shows it, in the words of its reader.
 *
 * @param revision how often it was handed on, as far as the reader had it
 * @param eventName begins with [TEST] where the event is only tried out
 * @param eventVersion rises with every change of the event
 * @param startsAt in the zone of the event
 * @param when day and times in the zone of the event
 * @param zone the name of the zone that they are in, and its offset
 * @param organizer its name; null if it never said one
 * @param code what is typed at the door
 * @param token what its QR code says; null where it admits nobody
 */
record WalletTicket(
        long ticketId,
        int revision,
        long bookingId,
        String eventCode,
        String eventName,
        long eventVersion,
        ZonedDateTime startsAt,
        @Nullable ZonedDateTime endsAt,
        String when,
        String zone,
        String place,
        @Nullable String organizer,
        String type,
        String holder,
        String code,
        @Nullable String token,
        boolean used,
        boolean test) {

    /** Who issues it: a wallet needs a name. */
    String issuer() {
        return organizer == null ? "Marquee" : organizer;
    }

    /** When it is of no use any more. */
    ZonedDateTime overAt() {
        return (endsAt == null ? startsAt : endsAt).plusDays(1);
    }
}
