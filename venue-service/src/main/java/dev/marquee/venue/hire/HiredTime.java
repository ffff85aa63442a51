package dev.marquee.venue.hire;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Money;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A hire with its venue, as it is read for lists and calendars. What it is for, and what it costs,
 * is for its owner only; see {@link #belongsTo}. Templates ask what is public.
 */
record HiredTime(
        long id,
        long venueId,
        String venueName,
        String timeZone,
        @Nullable Long eventId,
        @Nullable String eventCode,
        @Nullable String eventName,
        @Nullable Long organizerId,
        @Nullable String note,
        @Nullable Long priceMinor,
        @Nullable String currency,
        @Nullable String hireKey,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        @Nullable OffsetDateTime claimedUntil,
        long version) {

    public boolean belongsTo(Caller caller) {
        return caller.has("ADMIN") || (organizerId != null && organizerId == caller.id());
    }

    public boolean isClaim() {
        return claimedUntil != null;
    }

    /** Whether its owner changes it here, and not through its event. */
    public boolean isChangedHere() {
        return hireKey == null && !isClaim();
    }

    /** By the venue's clock. */
    public ZonedDateTime starts() {
        return startsAt.atZoneSameInstant(zone());
    }

    /** By the venue's clock. */
    public ZonedDateTime ends() {
        return endsAt.atZoneSameInstant(zone());
    }

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** "560.00 EUR", or null where nobody knows. */
    public @Nullable String price() {
        return priceMinor == null || currency == null
                ? null
                : Money.text(priceMinor, currency) + " " + currency;
    }
}
