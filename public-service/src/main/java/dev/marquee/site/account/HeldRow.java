package dev.marquee.site.account;

import dev.marquee.site.client.TicketClient.Held;
import dev.marquee.site.wording.EventTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that somebody handed on to the reader.
 *
 * @param status issued, used, cancelled, reserved
 * @param page where its code is
 */
record HeldRow(
        String eventCode,
        String eventName,
        EventTime time,
        @Nullable String location,
        String type,
        @Nullable String seat,
        String code,
        String status,
        String page) {

    static HeldRow of(Held held, Locale locale) {
        var ticket = held.ticket();
        var entryCode = ticket.entryCode();
        return new HeldRow(
                ticket.eventCode(),
                ticket.eventName(),
                EventTime.of(
                        ticket.eventStartsAt(), ticket.eventEndsAt(), ticket.timeZone(), locale),
                ticket.location().isBlank() ? null : ticket.location(),
                ticket.ticketType(),
                ticket.seat() == null ? null : ticket.seat().label(),
                entryCode == null ? ticket.code() : entryCode,
                ticket.status(),
                held.link().substring(held.link().lastIndexOf("/h/")));
    }
}
