package dev.marquee.ticket.listing;

import dev.marquee.ticket.seating.SeatingTerms;
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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What event-service sends whenever an event on sale is published or changed.
 *
 * @param holders whose its tickets are; as usual, where nothing is said
 * @param test whether it is only tried out; not, where nothing is said
 * @param testEmail the only address that mails about test bookings go to
 * @param seating by which plan its seats are sold; null for an event without seats
 * @param names in other languages than that of {@code name}; null where there are none
 */
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
        @Valid @Nullable PaymentTerms payment,
        @Valid @Nullable HolderTerms holders,
        @Nullable Boolean test,
        @Size(max = 254) @Nullable String testEmail,
        @Valid @Nullable SeatingTerms seating,
        @Nullable EventNames names) {

    public record Type(
            @Positive long id,
            @NotBlank @Size(max = 100) String name,
            @Min(0) long priceMinor,
            @Positive int quantity,
            int position,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Positive @Nullable Integer quota,
            @Valid TypePricing pricing,
            @Nullable Boolean needsCode,
            @Valid @Nullable Pool pool) {

        public Type {
            if (pricing == null) pricing = TypePricing.PLAIN;
        }

        /** One with places of its own. */
        public Type(
                long id,
                String name,
                long priceMinor,
                int quantity,
                int position,
                @Nullable Instant saleStartsAt,
                @Nullable Instant saleEndsAt,
                @Nullable Integer quota,
                TypePricing pricing,
                @Nullable Boolean needsCode) {
            this(
                    id,
                    name,
                    priceMinor,
                    quantity,
                    position,
                    saleStartsAt,
                    saleEndsAt,
                    quota,
                    pricing,
                    needsCode,
                    null);
        }

        Type with(int quantity) {
            return new Type(
                    id,
                    name,
                    priceMinor,
                    quantity,
                    position,
                    saleStartsAt,
                    saleEndsAt,
                    quota,
                    pricing,
                    needsCode,
                    pool);
        }

        @AssertTrue(message = "{invalid.more-than-its-pool}")
        boolean isWithinPool() {
            return pool == null || quantity <= pool.quantity();
        }

        /** Whether it is sold by code alone. */
        boolean isHidden() {
            return Boolean.TRUE.equals(needsCode);
        }
    }

    /** Without seats. */
    public SaleTermsPush(
            long eventId,
            String code,
            long version,
            String name,
            Instant startsAt,
            @Nullable Instant endsAt,
            String timeZone,
            String location,
            long organizerId,
            int quota,
            SaleTerms.Status status,
            String currency,
            List<Type> ticketTypes,
            @Nullable PaymentTerms payment,
            @Nullable HolderTerms holders,
            @Nullable Boolean test,
            @Nullable String testEmail) {
        this(
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
                ticketTypes,
                payment,
                holders,
                test,
                testEmail,
                null,
                null);
    }

    /**
     * The same with as many tickets of each type as are said here; other types stay as they are.
     */
    SaleTermsPush with(Map<Long, Integer> quantities) {
        return new SaleTermsPush(
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
                ticketTypes.stream()
                        .map(type -> type.with(quantities.getOrDefault(type.id, type.quantity)))
                        .toList(),
                payment,
                holders,
                test,
                testEmail,
                seating,
                names);
    }

    @AssertTrue(message = "{invalid.more-than-can-be}")
    boolean isCapacity() {
        return ticketTypes == null || total() <= Integer.MAX_VALUE;
    }

    @AssertTrue(message = "{invalid.not-a-currency-of}")
    boolean isCurrencyKnown() {
        return currency == null
                || Currency.availableCurrencies()
                        .anyMatch(c -> c.getCurrencyCode().equals(currency));
    }

    @AssertTrue(message = "{invalid.not-a-time-zone}")
    boolean isTimeZoneKnown() {
        return timeZone == null || ZoneId.getAvailableZoneIds().contains(timeZone);
    }

    @AssertTrue(message = "{invalid.names-a-ticket-type-twice-2}")
    boolean isTicketTypesDistinct() {
        return ticketTypes == null
                || ticketTypes.stream().mapToLong(Type::id).distinct().count()
                        == ticketTypes.size();
    }

    @AssertTrue(message = "{invalid.says-two-quantities-of}")
    boolean isPoolsConsistent() {
        return ticketTypes == null || pools().map(Pool::name).distinct().count() == pools().count();
    }

    private Stream<Pool> pools() {
        return ticketTypes.stream().map(Type::pool).filter(Objects::nonNull).distinct();
    }

    boolean isTest() {
        return Boolean.TRUE.equals(test);
    }

    /** The terms of an event that is in that mode. */
    SaleTerms terms(TestMode mode) {
        return new SaleTerms(
                eventId,
                code,
                version,
                mode.marked(name),
                startsAt,
                endsAt,
                timeZone,
                location,
                organizerId,
                quota,
                status,
                currency,
                paymentTerms(),
                holders == null ? HolderTerms.DEFAULT : holders,
                mode,
                mode == TestMode.ON ? testEmail : null,
                names == null ? EventNames.NONE : names.with(name, ticketTypes, mode::marked));
    }

    PaymentTerms paymentTerms() {
        return payment == null ? PaymentTerms.DEFAULT : payment;
    }

    private long total() {
        return Pool.capacity(
                ticketTypes.stream()
                        .map(type -> new Pool.Places(type.quantity(), type.pool()))
                        .toList());
    }

    int capacity() {
        return Math.toIntExact(total());
    }
}
