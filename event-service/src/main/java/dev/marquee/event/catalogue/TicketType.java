package dev.marquee.event.catalogue;

import dev.marquee.event.pricing.TypePricing;
import dev.marquee.event.seating.Sections;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A kind of ticket of one event. Its place in the event's list is its position on the page.
 *
 * @param id empty until it is stored; it never changes after that
 * @param priceMinor in the smallest unit of the event's currency; 0 is free
 * @param quantity how many there are of it; empty for as many as its pool has
 * @param saleStartsAt empty to sell it from the moment the event is published
 * @param saleEndsAt empty to sell it as long as the event is on sale
 * @param quota how many of it one buyer may have; empty for no other limit than the event's
 * @param pricing what else is said of its price
 * @param needsCode whether it is hidden from whoever has no code that opens it
 * @param pool whose places it shares with other types; empty if its places are its own
 * @param sections whose seats are its places, as {@link Sections} writes them; empty for a type
 *     without seats
 */
public record TicketType(
        @Id @Nullable Long id,
        String name,
        long priceMinor,
        @Nullable Integer quantity,
        @Nullable Instant saleStartsAt,
        @Nullable Instant saleEndsAt,
        @Nullable Integer quota,
        @Embedded.Empty TypePricing pricing,
        boolean needsCode,
        @Embedded.Nullable(prefix = "pool_") @Nullable Pool pool,
        @Nullable String sections) {

    /** What an event gets that was created with only a total. */
    public static final String GENERAL_ADMISSION = "General admission";

    @PersistenceCreator
    public TicketType {
        if (priceMinor < 0) throw new IllegalArgumentException("a negative price");
        if (pricing.minMinor() != null && pricing.minMinor() > priceMinor)
            throw new IllegalArgumentException("a minimum above the price");
        if (quantity == null ? pool == null : quantity < 1)
            throw new IllegalArgumentException("no tickets of a type");
        if (quantity != null && pool != null && quantity > pool.quantity())
            throw new IllegalArgumentException("more tickets of a type than in its pool");
        if (saleStartsAt != null && saleEndsAt != null && !saleEndsAt.isAfter(saleStartsAt))
            throw new IllegalArgumentException("a sale ends after it starts");
    }

    /** One that everybody may buy, with places of its own. */
    public TicketType(
            @Nullable Long id,
            String name,
            long priceMinor,
            int quantity,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Nullable Integer quota,
            TypePricing pricing) {
        this(
                id,
                name,
                priceMinor,
                quantity,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                false,
                null,
                null);
    }

    /** Sold whenever the event is. */
    public static TicketType always(@Nullable Long id, String name, long priceMinor, int quantity) {
        return new TicketType(id, name, priceMinor, quantity, null, null, null, TypePricing.PLAIN);
    }

    TicketType withId(@Nullable Long other) {
        return new TicketType(
                other,
                name,
                priceMinor,
                quantity,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                pool,
                sections);
    }

    public TicketType withPrice(long other) {
        return new TicketType(
                id,
                name,
                other,
                quantity,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                pool,
                sections);
    }

    /**
     * The same with the seats of those sections.
     *
     * @param places how many they are
     */
    public TicketType seatedIn(Collection<String> ids, int places) {
        return new TicketType(
                id,
                name,
                priceMinor,
                places,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                null,
                Sections.text(ids));
    }

    /** The same with as many places, which are no seats any more. */
    public TicketType unseated() {
        return new TicketType(
                id,
                name,
                priceMinor,
                quantity,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                pool,
                null);
    }

    /** Whether its places are seats, or standing room, of a plan. */
    public boolean isSeated() {
        return sections != null;
    }

    /** The only type of its event, of which there are so many then. */
    public TicketType resized(int total) {
        return pool == null ? with(total, null) : with(null, pool.resized(total));
    }

    /** With room for so many, and for so many of its whole pool. */
    TicketType raised(int sold, int soldOfPool) {
        var own = quantity == null ? null : Integer.valueOf(Math.max(quantity, sold));
        return with(own, pool == null ? null : pool.resized(Math.max(pool.quantity(), soldOfPool)));
    }

    private TicketType with(@Nullable Integer otherQuantity, @Nullable Pool otherPool) {
        return new TicketType(
                id,
                name,
                priceMinor,
                otherQuantity,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                otherPool,
                sections);
    }

    /** How many of it there are at most, whatever others take of its pool. */
    public int limit() {
        return quantity != null ? quantity : Objects.requireNonNull(pool).quantity();
    }

    /**
     * The same for another event, which is so many days later: what was sold from ten in the
     * morning still is.
     */
    public TicketType copied(long days, ZoneId zone) {
        var start = moved(saleStartsAt, days, zone);
        var end = moved(saleEndsAt, days, zone);
        if (saleStartsAt != null && saleEndsAt != null && start != null && !start.isBefore(end))
            end = start.plus(Duration.between(saleStartsAt, saleEndsAt)); // where clocks change
        return new TicketType(
                null,
                name,
                priceMinor,
                quantity,
                start,
                end,
                quota,
                pricing,
                needsCode,
                pool,
                sections);
    }

    private static @Nullable Instant moved(@Nullable Instant time, long days, ZoneId zone) {
        if (time == null) return null;
        return LocalDateTime.ofInstant(time, zone).plusDays(days).atZone(zone).toInstant();
    }
}
