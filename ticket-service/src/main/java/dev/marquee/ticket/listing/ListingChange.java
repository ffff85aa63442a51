package dev.marquee.ticket.listing;

import java.time.Instant;

/**
 * What became of an event that is on sale. Published in the transaction of the change, with the
 * event's inventory locked.
 */
public sealed interface ListingChange {

    /**
     * It may be at another time or place, or differ in nothing that buyers need to know.
     *
     * @param before as it was listed until now
     * @param after as it is listed from now on
     */
    record ListingUpdated(SaleTerms before, SaleTerms after, Instant at) implements ListingChange {}

    /** It will not take place. Said once. */
    record ListingCancelled(long eventId, Instant at) implements ListingChange {}

    /** Its test bookings are to be deleted. Said once. */
    record ListingGoesLive(long eventId) implements ListingChange {}

    /** It is over. May be said again. */
    record ListingCompleted(long eventId) implements ListingChange {}
}
