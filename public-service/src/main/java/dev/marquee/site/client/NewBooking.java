package dev.marquee.site.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks for: so many tickets, or seats.
 *
 * @param items null for seats
 * @param offerCode for a discount, or for tickets that need one; null for none
 * @param expectedTotal what the buyer was shown that it costs, decimal
 * @param seats the ids of the seats; null for tickets without
 * @param newsConsent whether they ask for news of the organiser; null for no
 * @param cameFrom where the visit came from, in cleaned words; null where nothing is known
 * @param attendees who comes with each seat, in their order; null where nobody was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewBooking(
        long eventId,
        @Nullable List<Item> items,
        String buyerName,
        String buyerEmail,
        @Nullable String buyerPhone,
        String expectedTotal,
        @Nullable String offerCode,
        @Nullable List<String> seats,
        @Nullable List<Attendee> attendees,
        @Nullable Boolean newsConsent,
        @Nullable Map<String, String> cameFrom) {

    /** Where buyers choose their seats, or not. */
    public NewBooking(
            long eventId,
            @Nullable List<Item> items,
            String buyerName,
            String buyerEmail,
            @Nullable String buyerPhone,
            String expectedTotal,
            @Nullable String offerCode,
            @Nullable List<String> seats,
            @Nullable List<Attendee> attendees,
            @Nullable Boolean newsConsent) {
        this(
                eventId,
                items,
                buyerName,
                buyerEmail,
                buyerPhone,
                expectedTotal,
                offerCode,
                seats,
                attendees,
                newsConsent,
                null);
    }

    /** The same with where the visit came from, as far as that is known. */
    public NewBooking from(Map<String, String> words) {
        return new NewBooking(
                eventId,
                items,
                buyerName,
                buyerEmail,
                buyerPhone,
                expectedTotal,
                offerCode,
                seats,
                attendees,
                newsConsent,
                words.isEmpty() ? null : words);
    }

    /** Tickets without seats. */
    public NewBooking(
            long eventId,
            List<Item> items,
            String buyerName,
            String buyerEmail,
            @Nullable String buyerPhone,
            String expectedTotal,
            @Nullable String offerCode,
            @Nullable Boolean newsConsent) {
        this(
                eventId,
                items,
                buyerName,
                buyerEmail,
                buyerPhone,
                expectedTotal,
                offerCode,
                null,
                null,
                newsConsent);
    }

    /**
     * So many tickets of one kind.
     *
     * @param price of one, decimal, where the buyer chooses it
     * @param cameFrom where the visit came from, in cleaned words; null where nothing is known
     * @param attendees who comes with them, in order; null where nobody was asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            long ticketTypeId,
            int quantity,
            @Nullable String price,
            @Nullable List<Attendee> attendees) {

        public Item(long ticketTypeId, int quantity, @Nullable String price) {
            this(ticketTypeId, quantity, price, null);
        }
    }

    /** Who comes with a ticket; without a name, the buyer. */
    public record Attendee(@Nullable String name, @Nullable String email) {}
}
