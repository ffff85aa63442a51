package dev.marquee.report.postevent;

import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Completions as ticket-service tells them. */
record CompletionRequest(
        @NotNull(message = "is required")
                @Size(max = 1000, message = "must have at most 1000 entries")
                List<@Valid @NotNull(message = "must not be null") Item> completions) {

    /** One of them; amounts are decimal. */
    record Item(
            @Min(value = 1, message = "must be at least 1") long eventId,
            @NotBlank(message = "is required")
                    @Size(max = 20, message = "must have at most 20 characters")
                    String code,
            @NotBlank(message = "is required")
                    @Size(max = 200, message = "must have at most 200 characters")
                    String name,
            @Min(value = 1, message = "must be at least 1") long organizerId,
            @NotNull(message = "is required") Instant startsAt,
            @Nullable String timeZone,
            @NotNull(message = "is required") Instant completedAt,
            @PositiveOrZero(message = "must not be negative") int capacity,
            @PositiveOrZero(message = "must not be negative") int sold,
            @PositiveOrZero(message = "must not be negative") int bookings,
            @PositiveOrZero(message = "must not be negative") int cancelledTickets,
            @PositiveOrZero(message = "must not be negative") int used,
            @NotNull(message = "is required")
                    @PositiveOrZero(message = "must not be negative")
                    @JsonDeserialize(using = Amount.class)
                    BigDecimal revenue,
            @PositiveOrZero(message = "must not be negative") @JsonDeserialize(using = Amount.class)
                    @Nullable BigDecimal paid,
            @PositiveOrZero(message = "must not be negative") @JsonDeserialize(using = Amount.class)
                    @Nullable BigDecimal refunded,
            @PositiveOrZero(message = "must not be negative") @JsonDeserialize(using = Amount.class)
                    @Nullable BigDecimal feesKept,
            @NotBlank(message = "is required") String currency,
            @NotNull(message = "is required")
                    List<@Valid @NotNull(message = "must not be null") Type> ticketTypes) {

        /**
         * UTC where it was not told: facts from before the zone was part of them may be on the way.
         */
        private ZoneId zone() {
            try {
                return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw Problems.invalid("time_zone", "must be a time zone such as Europe/Lisbon");
            }
        }

        /** Null where it was not told: facts from before it was part of them. */
        private Completion.@Nullable Money money(Currency unit) {
            if (paid == null || refunded == null || feesKept == null) return null;
            return new Completion.Money(
                    Money.minor(paid, unit),
                    Money.minor(refunded, unit),
                    Money.minor(feesKept, unit));
        }

        Completion toCompletion() {
            var unit =
                    Money.currency(currency)
                            .orElseThrow(() ->
                                    Problems.invalid("currency", "must be a currency of ISO 4217"));
            if (sold > capacity)
                throw Problems.invalid("sold", "must not be more than the capacity");
            if (used > sold) throw Problems.invalid("used", "must not be more than were sold");
            try {
                return new Completion(
                        eventId,
                        new Completion.Event(code, name, organizerId, startsAt, zone()),
                        completedAt,
                        new Completion.Counts(capacity, sold, bookings, cancelledTickets, used),
                        Money.minor(revenue, unit),
                        unit.getCurrencyCode(),
                        money(unit),
                        ticketTypes.stream()
                                .map(type ->
                                        new Completion.Type(
                                                type.name,
                                                Money.minor(type.price, unit),
                                                type.quantity,
                                                type.sold,
                                                type.paid == null
                                                        ? null
                                                        : Money.minor(type.paid, unit)))
                                .toList());
            } catch (ArithmeticException e) {
                throw Problems.invalid("revenue", "is not an amount of " + unit.getCurrencyCode());
            }
        }
    }

    /** A kind of ticket. */
    record Type(
            @NotBlank(message = "is required")
                    @Size(max = 200, message = "must have at most 200 characters")
                    String name,
            @NotNull(message = "is required")
                    @PositiveOrZero(message = "must not be negative")
                    @JsonDeserialize(using = Amount.class)
                    BigDecimal price,
            @PositiveOrZero(message = "must not be negative") int quantity,
            @PositiveOrZero(message = "must not be negative") int sold,
            @PositiveOrZero(message = "must not be negative") @JsonDeserialize(using = Amount.class)
                    @Nullable BigDecimal paid) {}
}
