package dev.marquee.event.catalogue;

import dev.marquee.event.hire.Hire;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.seating.ChosenPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What an organiser says about an event, already checked.
 *
 * @param category one of the categories
 * @param endsAt after the start, or unknown
 * @param timeZone the zone in which buyers read its times
 * @param venueId a venue of venue-service
 * @param location the place in words; buyers read this
 * @param customerId who commissioned it
 * @param currency ISO 4217
 * @param quota how many live tickets one buyer may have
 * @param payment how bookings are paid, and what is paid back
 * @param holders whose the tickets are
 * @param seats of the venue; empty for an event without seats
 * @param mainLang the tag of the language of its own texts; empty for that of the house
 */
public record EventDetails(
        String name,
        @Nullable String description,
        String category,
        Instant startsAt,
        @Nullable Instant endsAt,
        String timeZone,
        @Nullable Long venueId,
        @Nullable String location,
        @Nullable Long customerId,
        String currency,
        int quota,
        @Embedded.Empty PaymentTerms payment,
        @Embedded.Empty HolderTerms holders,
        @Embedded.Nullable(prefix = "seat_") @Nullable ChosenPlan seats,
        @Nullable String mainLang) {

    @PersistenceCreator
    public EventDetails {
        if (endsAt != null && !endsAt.isAfter(startsAt))
            throw new IllegalArgumentException("an event ends after it starts");
    }

    /** One without seats. */
    public EventDetails(
            String name,
            @Nullable String description,
            String category,
            Instant startsAt,
            @Nullable Instant endsAt,
            String timeZone,
            @Nullable Long venueId,
            @Nullable String location,
            @Nullable Long customerId,
            String currency,
            int quota,
            PaymentTerms payment,
            HolderTerms holders) {
        this(
                name,
                description,
                category,
                startsAt,
                endsAt,
                timeZone,
                venueId,
                location,
                customerId,
                currency,
                quota,
                payment,
                holders,
                null,
                null);
    }

    /** The day it starts on, where it takes place. */
    public LocalDate startsOn() {
        return startsAt.atZone(ZoneId.of(timeZone)).toLocalDate();
    }

    /** The last day it takes place on; one that ends at midnight is over with the day before. */
    LocalDate endsOn() {
        return endsAt == null ? startsOn() : endsOn(endsAt, ZoneId.of(timeZone));
    }

    static LocalDate endsOn(Instant end, ZoneId zone) {
        return end.minusNanos(1).atZone(zone).toLocalDate();
    }

    /** What is hired for it; null where it is at no venue. */
    public @Nullable Hire hire() {
        return venueId == null ? null : Hire.of(venueId, startsAt, endsAt, ZoneId.of(timeZone));
    }

    public EventDetails at(@Nullable Long venue, @Nullable String place) {
        return with(startsAt, endsAt, venue, place);
    }

    /** The same at another time, just as long on the clock of its place. */
    public EventDetails startingAt(Instant start) {
        var moved = with(start, null, venueId, location);
        return endsAt == null ? moved : moved.endingLike(startsAt, endsAt);
    }

    /** The same, as long on the clock of its place as something from one moment to another. */
    public EventDetails endingLike(Instant start, Instant end) {
        var zone = ZoneId.of(timeZone);
        var length = Duration.between(local(start, zone), local(end, zone));
        var ending = local(startsAt, zone).plus(length).atZone(zone).toInstant();
        var exact = startsAt.plus(Duration.between(start, end)); // where clocks are put back
        return with(startsAt, ending.isAfter(startsAt) ? ending : exact, venueId, location);
    }

    private static LocalDateTime local(Instant time, ZoneId zone) {
        return LocalDateTime.ofInstant(time, zone);
    }

    /** The same in another language. */
    public EventDetails saidIn(String language) {
        return new EventDetails(
                name,
                description,
                category,
                startsAt,
                endsAt,
                timeZone,
                venueId,
                location,
                customerId,
                currency,
                quota,
                payment,
                holders,
                seats,
                language);
    }

    public EventDetails seated(@Nullable ChosenPlan plan) {
        return new EventDetails(
                name,
                description,
                category,
                startsAt,
                endsAt,
                timeZone,
                venueId,
                location,
                customerId,
                currency,
                quota,
                payment,
                holders,
                plan,
                mainLang);
    }

    private EventDetails with(
            Instant start, @Nullable Instant end, @Nullable Long venue, @Nullable String place) {
        return new EventDetails(
                name,
                description,
                category,
                start,
                end,
                timeZone,
                venue,
                place,
                customerId,
                currency,
                quota,
                payment,
                holders,
                seats,
                mainLang);
    }
}
