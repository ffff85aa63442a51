package dev.marquee.report.postevent;

import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
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
        @NotNull(message = "{invalid.required}")
                @Size(max = 1000, message = "{invalid.at-most-1000-entries}")
                List<@Valid @NotNull(message = "{invalid.must-not-be-null}") Item> completions) {

    /** One of them; amounts are decimal. */
    record Item(
            @Min(value = 1, message = "{invalid.at-least-1}") long eventId,
            @NotBlank(message = "{invalid.required}")
                    @Size(max = 20, message = "{invalid.at-most-20-characters}")
                    String code,
            @NotBlank(message = "{invalid.required}")
                    @Size(max = 200, message = "{invalid.at-most-200-characters}")
                    String name,
            @Min(value = 1, message = "{invalid.at-least-1}") long organizerId,
            @NotNull(message = "{invalid.required}") Instant startsAt,
            @Nullable String timeZone,
            @NotNull(message = "{invalid.required}") Instant completedAt,
            @PositiveOrZero(message = "{invalid.negative}") int capacity,
            @PositiveOrZero(message = "{invalid.negative}") int sold,
            @PositiveOrZero(message = "{invalid.negative}") int bookings,
            @PositiveOrZero(message = "{invalid.negative}") int cancelledTickets,
            @PositiveOrZero(message = "{invalid.negative}") int used,
            @NotNull(message = "{invalid.required}")
                    @PositiveOrZero(message = "{invalid.negative}")
                    @JsonDeserialize(using = Amount.class)
                    BigDecimal revenue,
            @PositiveOrZero(message = "{invalid.negative}") @JsonDeserialize(using = Amount.class)
                    @Nullable BigDecimal paid,
            @PositiveOrZero(message = "{invalid.negative}") @JsonDeserialize(using = Amount.class)
                    @Nullable BigDecimal refunded,
            @PositiveOrZero(message = "{invalid.negative}") @JsonDeserialize(using = Amount.class)
                    @Nullable BigDecimal feesKept,
            @NotBlank(message = "{invalid.required}") String currency,
            @NotNull(message = "{invalid.required}")
                    List<@Valid @NotNull(message = "{invalid.must-not-be-null}") Type>
                            ticketTypes) {

        /**
         * UTC where it was not told: facts from before the zone was part of them may be on the way.
         */
        private ZoneId zone() {
            try {
                return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw Problems.invalid("time_zone", Text.of("invalid.a-time-zone-such"));
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
                                    Problems.invalid("currency", Text.of("invalid.currency")));
            if (sold > capacity)
                throw Problems.invalid("sold", Text.of("invalid.must-not-be-more"));
            if (used > sold)
                throw Problems.invalid("used", Text.of("invalid.must-not-be-more-than"));
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
                throw Problems.invalid(
                        "revenue", Text.of("invalid.not-an-amount-of", unit.getCurrencyCode()));
            }
        }
    }

    /** A kind of ticket. */
    record Type(
            @NotBlank(message = "{invalid.required}")
                    @Size(max = 200, message = "{invalid.at-most-200-characters}")
                    String name,
            @NotNull(message = "{invalid.required}")
                    @PositiveOrZero(message = "{invalid.negative}")
                    @JsonDeserialize(using = Amount.class)
                    BigDecimal price,
            @PositiveOrZero(message = "{invalid.negative}") int quantity,
            @PositiveOrZero(message = "{invalid.negative}") int sold,
            @PositiveOrZero(message = "{invalid.negative}") @JsonDeserialize(using = Amount.class)
                    @Nullable BigDecimal paid) {}
}
