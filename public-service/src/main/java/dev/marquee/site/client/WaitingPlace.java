package dev.marquee.site.client;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place on a waiting list.
 *
 * @param ticketType null for any
 * @param least how few it may want; null where that is not said
 * @param state unconfirmed, waiting, offered, taken, passed, left or closed
 * @param place from 1; null unless it waits
 * @param ticketsBefore how many tickets those before it want
 * @param keptUntil until when free tickets are kept until there are enough; null unless they are
 * @param together whether it let fewer than it wants pass, and is offered all at once
 * @param returned how many tickets came back before earlier events; null where that is not known
 * @param endedBecause why it ended, as a code; null where its state says it all
 */
public record WaitingPlace(
        long id,
        long eventId,
        String eventCode,
        String eventName,
        Instant eventStartsAt,
        ZoneId timeZone,
        String location,
        @Nullable String ticketType,
        int quantity,
        @Nullable Integer least,
        String email,
        String state,
        Instant joinedAt,
        @Nullable Integer place,
        @Nullable Integer ticketsBefore,
        @Nullable Instant keptUntil,
        @Nullable Boolean together,
        @Nullable String endedBecause,
        @Nullable Offer offer,
        WaitingList.Rules rules,
        @Nullable Returned returned) {

    /**
     * What is offered; the total is decimal.
     *
     * @param seated whether seats go with it, chosen when it is taken
     * @param link the page of the booking that holds it
     */
    public record Offer(
            int quantity,
            List<Item> items,
            String total,
            String currency,
            boolean seated,
            Instant until,
            @Nullable String link) {}

    /** How many of a hundred tickets came back in the last week before so many earlier events. */
    public record Returned(int perHundred, int events) {}

    /** So many of a type. */
    public record Item(String ticketType, int quantity) {}

    /** Fewer tickets at the same place, for whoever has its link. */
    public record Fewer(String token, int quantity) {}

    /** The token of a mailed link. */
    public record Link(String token) {}
}
