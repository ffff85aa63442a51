package dev.marquee.ticket.offer;

import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.pricing.Discount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A discount that an organiser gives.
 *
 * @param discount may take nothing off: then its codes only open hidden ticket types
 * @param currency of a discount that is an amount; null for a percentage
 * @param eventId the only event that it is for; null for all of its organiser
 * @param typeIds the ticket types that it is for; empty for all that are not hidden
 * @param useLimit how often it may be used in all; null for no limit
 * @param perBuyer how often by one buyer; null for no limit
 * @param minQuantity how many tickets of its types a booking has at least
 * @param perTicket whether every ticket of its types is a use; if not, every booking is one
 * @param automatic whether it needs no code; then it has no limits either, and is not counted
 * @param active false once it was stopped
 * @param liveUses how often it is used, holds included
 */
public record Offer(
        long id,
        long organizerId,
        String name,
        Discount discount,
        @Nullable String currency,
        @Nullable Long eventId,
        Set<Long> typeIds,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Integer useLimit,
        @Nullable Integer perBuyer,
        int minQuantity,
        boolean perTicket,
        boolean automatic,
        boolean active,
        int liveUses) {

    /** Whether tickets of that type cost less by it. */
    public boolean covers(long type) {
        return typeIds.isEmpty() || typeIds.contains(type);
    }

    /** Whether its codes sell this type although it is hidden: only where the offer names it. */
    public boolean opens(TicketType type) {
        return !automatic && typeIds.contains(type.id());
    }

    /** Whether it is for this event, whatever the time. */
    public boolean isFor(SaleTerms terms) {
        return organizerId == terms.organizerId()
                && (eventId == null || eventId == terms.eventId())
                && (currency == null || currency.equals(terms.currency()));
    }

    public boolean hasBegun(Instant now) {
        return startsAt == null || !now.isBefore(startsAt);
    }

    public boolean hasEnded(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    /** How many uses a booking with so many tickets of its types is. */
    public int uses(int tickets) {
        return perTicket ? tickets : 1;
    }

    /** Reads a row of the table; columns of other tables may stand beside its own. */
    public static Offer read(ResultSet row) throws SQLException {
        var percent = row.getObject("percent_bp", Integer.class);
        return new Offer(
                row.getLong("id"),
                row.getLong("organizer_id"),
                row.getString("name"),
                percent == null
                        ? new Discount.Amount(row.getLong("amount_minor"))
                        : new Discount.Percent(percent),
                row.getString("currency"),
                row.getObject("event_id", Long.class),
                TypeIds.read(row.getString("type_ids")),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getObject("use_limit", Integer.class),
                row.getObject("per_buyer", Integer.class),
                row.getInt("min_quantity"),
                row.getBoolean("per_ticket"),
                row.getBoolean("automatic"),
                row.getBoolean("active"),
                row.getInt("live_uses"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
