package dev.marquee.venue.hire;

import dev.marquee.platform.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A venue taken for a time. The end is not part of it: the next hire may begin right then.
 *
 * @param eventId the event it is for, if there is one yet
 * @param eventCode and {@code eventName}, as its owner told them
 * @param organizerId whose it is; nobody knows of the oldest ones
 * @param priceMinor what was agreed when it was hired, with its currency; unknown of the oldest
 * @param hireKey what the service that hired it calls it by; empty if a person did
 * @param claimKey the same while it is only a claim
 * @param claimedUntil when the claim lapses
 */
record Hire(
        @Id @Nullable Long id,
        long venueId,
        @Nullable Long eventId,
        @Nullable String eventCode,
        @Nullable String eventName,
        @Nullable Long organizerId,
        @Nullable String note,
        Instant startsAt,
        Instant endsAt,
        @Nullable Long priceMinor,
        @Nullable String currency,
        @Nullable String hireKey,
        @Nullable String claimKey,
        @Nullable Instant claimedUntil,
        @Version @Nullable Long version) {

    Hire {
        if (!endsAt.isAfter(startsAt))
            throw new IllegalArgumentException("a hire ends after it starts");
    }

    /** Whether it is this person's to change: its owner's, or an admin's. */
    boolean belongsTo(Caller caller) {
        return caller.has("ADMIN") || (organizerId != null && organizerId == caller.id());
    }

    boolean isAt(long venue, Period period) {
        return venueId == venue
                && startsAt.equals(period.startsAt())
                && endsAt.equals(period.endsAt());
    }

    /** The same at another time: a time that changes is agreed anew, and so is what it costs. */
    Hire at(long venue, Period period, HirePrice price) {
        if (isAt(venue, period)) return this;
        return new Hire(
                id,
                venue,
                eventId,
                eventCode,
                eventName,
                organizerId,
                note,
                period.startsAt(),
                period.endsAt(),
                price.minor(),
                price.currency(),
                hireKey,
                claimKey,
                claimedUntil,
                version);
    }

    /** The same for an event, or for none. */
    Hire about(@Nullable Long event, @Nullable String code, @Nullable String name) {
        return new Hire(
                id,
                venueId,
                event,
                code,
                name,
                organizerId,
                note,
                startsAt,
                endsAt,
                priceMinor,
                currency,
                hireKey,
                claimKey,
                claimedUntil,
                version);
    }

    /** The same with another owner and other words. */
    Hire of(@Nullable Long organizer, @Nullable String words) {
        return new Hire(
                id,
                venueId,
                eventId,
                eventCode,
                eventName,
                organizer,
                words,
                startsAt,
                endsAt,
                priceMinor,
                currency,
                hireKey,
                claimKey,
                claimedUntil,
                version);
    }

    /** For the audit trail. */
    String inWords() {
        var what = eventCode != null ? eventCode + " " : "";
        return what + startsAt + " to " + endsAt;
    }
}
