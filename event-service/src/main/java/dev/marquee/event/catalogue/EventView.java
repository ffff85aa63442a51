package dev.marquee.event.catalogue;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as callers see it.
 *
 * @param startsAt with the offset of the event's zone
 * @param price of the cheapest ticket type
 * @param version to send back with a change
 */
record EventView(
        long id,
        String code,
        String name,
        @Nullable String description,
        String category,
        OffsetDateTime startsAt,
        @Nullable OffsetDateTime endsAt,
        String timeZone,
        @Nullable Long venueId,
        @Nullable String location,
        @Nullable Long customerId,
        long organizerId,
        String price,
        String currency,
        int totalTickets,
        int bookedCount,
        int quota,
        EventStatus status,
        boolean isCompleted,
        OffsetDateTime createdAt,
        long version,
        List<Type> ticketTypes) {

    record Type(long id, String name, String price, int quantity) {}
}
