package dev.marquee.ticket.listing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What event-service sends whenever an event on sale is published or changed. */
public record SaleTermsPush(
        @Positive long eventId,
        @NotNull @Pattern(regexp = "[A-Z]{1,6}[0-9]{1,12}") String code,
        @Min(0) long version,
        @NotBlank @Size(max = 255) String name,
        @NotNull Instant startsAt,
        @Nullable Instant endsAt,
        @NotBlank @Size(max = 50) String timeZone,
        @NotNull @Size(max = 500) String location,
        long organizerId,
        @Positive int quota,
        SaleTerms.@NotNull Status status,
        @NotNull String currency,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid Type> ticketTypes,
        @Valid @Nullable PaymentTerms payment) {

    public record Type(
            @Positive long id,
            @NotBlank @Size(max = 100) String name,
            @Min(0) long priceMinor,
            @Positive int quantity,
            int position,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Positive @Nullable Integer quota,
            @Valid TypePricing pricing) {

        public Type {
            if (pricing == null) pricing = TypePricing.PLAIN;
        }
    }

    @AssertTrue(message = "is more than can be counted")
    boolean isCapacity() {
        return ticketTypes == null || total() <= Integer.MAX_VALUE;
    }

    @AssertTrue(message = "is not a currency of ISO 4217")
    boolean isCurrencyKnown() {
        return currency == null
                || Currency.availableCurrencies()
                        .anyMatch(c -> c.getCurrencyCode().equals(currency));
    }

    @AssertTrue(message = "is not a time zone of the IANA database")
    boolean isTimeZoneKnown() {
        return timeZone == null || ZoneId.getAvailableZoneIds().contains(timeZone);
    }

    @AssertTrue(message = "names a ticket type twice")
    boolean isTicketTypesDistinct() {
        return ticketTypes == null
                || ticketTypes.stream().mapToLong(Type::id).distinct().count()
                        == ticketTypes.size();
    }

    SaleTerms terms() {
        return new SaleTerms(
                eventId,
                code,
                version,
                name,
                startsAt,
                endsAt,
                timeZone,
                location,
                organizerId,
                quota,
                status,
                currency,
                paymentTerms());
    }

    PaymentTerms paymentTerms() {
        return payment == null ? PaymentTerms.DEFAULT : payment;
    }

    private long total() {
        return ticketTypes.stream().mapToLong(Type::quantity).sum();
    }

    int capacity() {
        return Math.toIntExact(total());
    }
}
