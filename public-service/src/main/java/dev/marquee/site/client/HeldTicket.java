package dev.marquee.site.client;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One ticket, for whoever has it.
 *
 * @param status issued, used, cancelled, reserved
 * @param entryCode what is typed at the door; null unless it admits
 * @param transfer to whom it is offered; null if to nobody
 * @param transferable whether it can be offered now
 * @param seat null for a ticket without one
 */
public record HeldTicket(
        long ticketId,
        String code,
        String eventCode,
        String eventName,
        Instant eventStartsAt,
        @Nullable Instant eventEndsAt,
        ZoneId timeZone,
        String location,
        String ticketType,
        String status,
        String name,
        @Nullable String entryCode,
        @Nullable String qrToken,
        @Nullable Transfer transfer,
        boolean transferable,
        Booking.@Nullable Seat seat) {}
