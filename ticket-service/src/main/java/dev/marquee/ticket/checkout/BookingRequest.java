package dev.marquee.ticket.checkout;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.PhoneNumber;
import dev.marquee.platform.value.Telephone;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a buyer sends. Of {@code quantity} (tickets of the event's default type), {@code items} and
 * {@code seats} there is exactly one. Who signed in need not say who buys.
 */
public record BookingRequest(
        @JsonAlias("eventId") @NotNull @Positive Long eventId,
        @Positive @Max(MOST) @Nullable Integer quantity,
        @Size(min = 1, max = 50) @Nullable List<@NotNull @Valid Item> items,
        @JsonAlias({"buyerName", "customer_name", "customerName"})
                @PlainText
                @PersonName
                @Size(max = 100)
                @Nullable String buyerName,
        @JsonAlias({"buyerEmail", "customer_email", "customerEmail"}) @Size(max = 254)
                @Nullable String buyerEmail,
        @JsonAlias({"buyerPhone", "customer_phone", "customerPhone"}) @Telephone
                @Nullable String buyerPhone,
        @JsonAlias("offerCode")
                @Schema(
                        description =
                                "For a discount, or for tickets that are sold by code alone. A code that does not count is refused, never ignored",
                        example = "EARLY10")
                @Size(max = 100)
                @Nullable String offerCode,
        @JsonAlias("expectedTotal")
                @Schema(
                        description =
                                "What the buyer was told that it costs, such as 48.00. If it costs something else, nothing is booked: price-changed",
                        type = "string",
                        example = "48.00")
                @JsonDeserialize(using = Amount.class)
                @DecimalMin("0")
                @Digits(integer = 12, fraction = 4)
                @Nullable BigDecimal expectedTotal,
        @Schema(
                        description =
                                "With quantity: who comes, a ticket each, in order. Whoever is not named is the buyer; an event that requires names lets one ticket be the buyer's")
                @Size(max = MOST)
                @Nullable List<@NotNull @Valid Attendee> attendees,
        @Schema(
                        description =
                                "At an event with seats: which ones, by their ids or labels, a ticket each; all of them or none",
                        example = "[\"stalls-C-14\", \"stalls-C-15\"]")
                @Size(min = 1, max = MOST)
                @Nullable List<@NotNull @Size(min = 1, max = 90) String> seats,
        @JsonAlias("newsConsent")
                @Schema(
                        description =
                                "Whether the buyer asks for news of the organiser: true only where they ticked a box that was empty before",
                        example = "false")
                @Nullable Boolean newsConsent,
        @JsonAlias("cameFrom")
                @Schema(
                        description =
                                "Of a page that buyers visit: where the visit came from. Figures are split by it")
                @Valid
                @Nullable CameFrom cameFrom) {

    /** Without a choice of seats, of somebody who wants no news. */
    public BookingRequest(
            Long eventId,
            @Nullable Integer quantity,
            @Nullable List<Item> items,
            @Nullable String buyerName,
            @Nullable String buyerEmail,
            @Nullable String buyerPhone,
            @Nullable String offerCode,
            @Nullable BigDecimal expectedTotal,
            @Nullable List<Attendee> attendees) {
        this(
                eventId,
                quantity,
                items,
                buyerName,
                buyerEmail,
                buyerPhone,
                offerCode,
                expectedTotal,
                attendees,
                null,
                null,
                null);
    }

    /** The most tickets one booking may have, whatever the event's quota. */
    public static final int MOST = 1000;

    /** Generated clients send an empty list for one that is not meant; it counts as none. */
    public BookingRequest {
        if ((quantity != null || seats != null) && items != null && items.isEmpty()) items = null;
        if ((quantity != null || items != null) && seats != null && seats.isEmpty()) seats = null;
        buyerPhone = PhoneNumber.cleaned(buyerPhone);
    }

    /** So many tickets of one type. */
    public record Item(
            @JsonAlias("ticketTypeId") @NotNull @Positive Long ticketTypeId,
            @NotNull @Positive @Max(MOST) Integer quantity,
            @Schema(
                            description =
                                    "For one, chosen by the buyer where the type lets them: at least its min_price",
                            type = "string",
                            example = "15.00")
                    @JsonDeserialize(using = Amount.class)
                    @DecimalMin("0")
                    @Digits(integer = 8, fraction = 4)
                    @Nullable BigDecimal price,
            @Schema(description = "Who comes with them, a ticket each, in order") @Size(max = MOST)
                    @Nullable List<@NotNull @Valid Attendee> attendees,
            @Schema(
                            description =
                                    "At an event with seats: the id of the section where the best ones are looked for",
                            example = "stalls")
                    @Size(max = 60)
                    @Nullable String section,
            @Schema(
                            description =
                                    "How many of them are places for a wheelchair; the others are beside them",
                            example = "1")
                    @PositiveOrZero
                    @Nullable Integer wheelchair) {

        @AssertTrue(message = "{invalid.are-more-than-there}")
        boolean isWheelchairFewEnough() {
            return wheelchair == null || quantity == null || wheelchair <= quantity;
        }

        @AssertTrue(message = "{invalid.are-more-than-there}")
        boolean isAttendeesFewEnough() {
            return attendees == null || quantity == null || attendees.size() <= quantity;
        }
    }

    /**
     * Who comes with a ticket.
     *
     * @param name empty for the buyer
     * @param email where their own ticket goes, if the event sends it
     */
    public record Attendee(
            @Schema(example = "Ben Ode") @PlainText @PersonName @Size(max = 100)
                    @Nullable String name,
            @Schema(example = "ben@example.org") @Size(max = 254) @Nullable String email) {}

    @AssertTrue(message = "{invalid.belong-to-quantity-or}")
    boolean isAttendeesOfQuantity() {
        return attendees == null
                || attendees.isEmpty()
                || quantity != null && attendees.size() <= quantity
                || seats != null && attendees.size() <= seats.size();
    }

    @AssertTrue(message = "{invalid.one-of-quantity-items}")
    boolean isQuantityOrItems() {
        return Stream.of(quantity, items, seats).filter(Objects::nonNull).count() == 1;
    }
}
