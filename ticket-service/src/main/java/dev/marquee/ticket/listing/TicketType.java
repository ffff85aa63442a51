package dev.marquee.ticket.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket of one event.
 *
 * @param quantity how many may be live at once; 0 when it is no longer sold
 * @param position the default type comes first
 * @param saleStartsAt null if it is sold as soon as its event is
 * @param saleEndsAt null if it is sold as long as its event is
 * @param quota how many live ones one buyer may have; null if only the event's quota counts
 * @param pricing what counts beside the price
 * @param needsCode whether it is hidden from whoever has no code that opens it
 * @param pool whose places it shares with other types; null if its places are its own
 * @param wanted how many of it those want who are on the event's waiting list
 */
public record TicketType(
        long id,
        String name,
        long priceMinor,
        int quantity,
        int sold,
        int position,
        @Nullable Instant saleStartsAt,
        @Nullable Instant saleEndsAt,
        @Nullable Integer quota,
        TypePricing pricing,
        boolean needsCode,
        @Nullable Pool pool,
        int wanted) {

    /** One that nobody waits for. */
    public TicketType(
            long id,
            String name,
            long priceMinor,
            int quantity,
            int sold,
            int position,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Nullable Integer quota,
            TypePricing pricing,
            boolean needsCode,
            @Nullable Pool pool) {
        this(
                id,
                name,
                priceMinor,
                quantity,
                sold,
                position,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                pool,
                0);
    }

    /** One that everybody may buy, with places of its own. */
    public TicketType(
            long id,
            String name,
            long priceMinor,
            int quantity,
            int sold,
            int position,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Nullable Integer quota,
            TypePricing pricing) {
        this(
                id,
                name,
                priceMinor,
                quantity,
                sold,
                position,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                false,
                null);
    }

    public static final String NOT_YET = "not-yet";
    public static final String CLOSED = "type-closed";

    /** Reads a row of the table. */
    public static TicketType read(ResultSet row) throws SQLException {
        return new TicketType(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("price_minor"),
                row.getInt("quantity"),
                row.getInt("sold"),
                row.getInt("position"),
                instant(row, "sale_starts_at"),
                instant(row, "sale_ends_at"),
                row.getObject("quota", Integer.class),
                TypePricing.read(row),
                row.getBoolean("needs_code"),
                Pool.read(row),
                row.getInt("wanted"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** How many more of it may be sold, as far as it is for itself. */
    public int left() {
        return quantity - sold;
    }

    /** Why it is not sold at that time even if its event is, in a word; null while it is. */
    public @Nullable String closedBecause(Instant now) {
        if (saleStartsAt != null && now.isBefore(saleStartsAt)) return NOT_YET;
        return saleEndsAt != null && !now.isBefore(saleEndsAt) ? CLOSED : null;
    }

    /** The same by another name. */
    public TicketType named(String other) {
        if (other.equals(name)) return this;
        return new TicketType(
                id,
                other,
                priceMinor,
                quantity,
                sold,
                position,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                pool,
                wanted);
    }

    public TicketType sell(int n) {
        return new TicketType(
                id,
                name,
                priceMinor,
                quantity,
                sold + n,
                position,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                pool,
                wanted);
    }

    /** The same with another pool, or with none. */
    public TicketType sharing(@Nullable Pool other) {
        return new TicketType(
                id,
                name,
                priceMinor,
                quantity,
                sold,
                position,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                other,
                wanted);
    }

    /** What it may take. */
    public Pool.Places places() {
        return new Pool.Places(quantity, pool);
    }

    /** Whether both take of the same pool. */
    public boolean sharesWith(TicketType other) {
        return pool != null && other.pool != null && pool.name().equals(other.pool.name());
    }

    /** The same at any time: for what was sold while it was on sale. */
    public TicketType beforehand() {
        return new TicketType(
                id,
                name,
                priceMinor,
                quantity,
                sold,
                position,
                null,
                null,
                quota,
                pricing,
                needsCode,
                pool,
                wanted);
    }

    /** The same as if nobody waited for it. */
    public TicketType unwanted() {
        return new TicketType(
                id,
                name,
                priceMinor,
                quantity,
                sold,
                position,
                saleStartsAt,
                saleEndsAt,
                quota,
                pricing,
                needsCode,
                pool);
    }
}
