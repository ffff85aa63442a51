package dev.marquee.event.editing;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.Pool;
import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A ticket type as it is sent.
 *
 * @param id of a type that the event has already
 * @param price none is free
 * @param quantity how many there are of it; with a pool, none: as many as the pool has
 * @param saleStartsAt as {@code startsAt}; none: from the moment the event is published
 * @param saleEndsAt none: as long as the event is on sale
 * @param quota how many of it one buyer may have; none: as many as of the event
 * @param minPrice the least a buyer may choose to pay, up to the price; none: the price is fixed
 * @param taxRate in percent, with at most two decimals
 * @param taxIncluded whether the price contains the tax, as it does where nothing is said
 * @param minPerBooking how many of it a booking has at least, if any; none: one
 * @param maxPerBooking how many of it a booking has at most; none: as many as the quotas allow
 * @param needsCode whether only who has a code of an offer may buy it, or know of it
 * @param pool the name of one of the event's pools, whose places it shares; none: its places are
 *     its own
 */
public record TicketTypeRequest(
        @Positive(message = "{invalid.positive}") @Nullable Long id,
        @Schema(example = "Standing")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 60, message = "{invalid.at-most-60-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(type = "string", example = "0.00") @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal price,
        @Schema(example = "150")
                @JsonAlias("total")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = Event.MAX_CAPACITY, message = "{invalid.at-most-1000000}")
                @Nullable Long quantity,
        @Schema(example = "2030-09-01T10:00") @JsonAlias("saleStartsAt")
                @Nullable String saleStartsAt,
        @Schema(example = "2030-11-01T00:00") @JsonAlias("saleEndsAt") @Nullable String saleEndsAt,
        @Schema(example = "2")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Long quota,
        @Schema(
                        type = "string",
                        description =
                                "The buyer chooses what to pay, at least this; price is what is suggested",
                        example = "0.00")
                @JsonAlias("minPrice")
                @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal minPrice,
        @Schema(type = "string", description = "In percent", example = "19.00")
                @JsonAlias("taxRate")
                @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal taxRate,
        @Schema(
                        description = "Whether the price contains the tax; if not, it comes on top",
                        example = "true")
                @JsonAlias("taxIncluded")
                @Nullable Boolean taxIncluded,
        @Schema(example = "1")
                @JsonAlias("minPerBooking")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Long minPerBooking,
        @Schema(example = "4")
                @JsonAlias("maxPerBooking")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Long maxPerBooking,
        @Schema(
                        description =
                                "Sold only with a code of an offer that names it; everybody else does not see it",
                        example = "false")
                @JsonAlias("needsCode")
                @Nullable Boolean needsCode,
        @Schema(description = "The name of one of pools, whose places it shares", example = "Hall")
                @Size(max = Pool.LONGEST_NAME, message = "{invalid.at-most-60-characters}")
                @Nullable String pool) {

    public static TicketTypeRequest of(EventView.Type type) {
        return new TicketTypeRequest(
                type.id(),
                type.name(),
                Money.amount(type.price()),
                number(type.quantity()),
                text(type.saleStartsAt()),
                text(type.saleEndsAt()),
                number(type.quota()),
                type.minPrice() == null ? null : Money.amount(type.minPrice()),
                new BigDecimal(type.taxRate()),
                type.taxIncluded(),
                number(type.minPerBooking()),
                number(type.maxPerBooking()),
                type.needsCode(),
                type.pool());
    }

    /** What is stored of it: by its id, or by its name, unless another one claims that. */
    public Optional<TicketTypeRequest> storedOf(
            EventView event, List<@Nullable TicketTypeRequest> all) {
        return event.ticketTypes().stream()
                .map(TicketTypeRequest::of)
                .filter(type ->
                        id != null
                                ? id.equals(type.id())
                                : isNamed(type.name()) && !isClaimed(type.id(), all))
                .findFirst();
    }

    private boolean isNamed(@Nullable String other) {
        return name != null && name.strip().equalsIgnoreCase(other);
    }

    private static boolean isClaimed(@Nullable Long id, List<@Nullable TicketTypeRequest> all) {
        return all.stream().anyMatch(type -> type != null && Objects.equals(type.id(), id));
    }

    private static @Nullable Long number(@Nullable Integer number) {
        return number == null ? null : number.longValue();
    }

    private static @Nullable String text(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toString();
    }
}
