package dev.marquee.ticket.offer;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** An offer as it is sent, by the API or by the page. */
@Schema(name = "OfferRequest")
record OfferRequest(
        @Schema(example = "Winter sale")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(
                        description =
                                "One code, up to 40 letters and digits; case, spaces and hyphens do not count. Without one, generate codes. It cannot change once it was used",
                        example = "WINTER-26")
                @Size(max = 60, message = "{invalid.at-most-60-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String code,
        @Schema(
                        description =
                                "Counts without a code, by the number of tickets. It has no limits of use, and this never changes",
                        example = "false")
                @Nullable Boolean automatic,
        @Schema(
                        type = "string",
                        description =
                                "Either this, with up to two decimals, or an amount. 0: the code only opens ticket types",
                        example = "10.00")
                @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal percent,
        @Schema(
                        type = "string",
                        description = "Off the whole booking, in currency",
                        example = "5.00")
                @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal amount,
        @Schema(
                        description =
                                "ISO 4217, of the amount; without it, that of the event. The offer is for events in it only",
                        nullable = true)
                @Nullable String currency,
        @Schema(description = "Without it, for all events of the organiser", nullable = true)
                @JsonAlias("eventId")
                @Nullable Long eventId,
        @Schema(
                        description =
                                "Ticket types of the event, if not all. Types that need a code are sold by offers that name them")
                @JsonAlias("ticketTypeIds")
                @Size(max = 100, message = "{invalid.at-most-100}")
                @Nullable List<Long> ticketTypeIds,
        @Schema(nullable = true) @JsonAlias("startsAt") @Nullable Instant startsAt,
        @Schema(nullable = true) @JsonAlias("endsAt") @Nullable Instant endsAt,
        @Schema(description = "Uses in all; without it, any number", example = "500")
                @JsonAlias("useLimit")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 1_000_000, message = "{invalid.at-most-1000000}")
                @Nullable Integer useLimit,
        @Schema(description = "Uses by one buyer, by e-mail address", example = "1")
                @JsonAlias("perBuyer")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 1_000_000, message = "{invalid.at-most-1000000}")
                @Nullable Integer perBuyer,
        @Schema(description = "How many tickets of its types a booking has at least", example = "1")
                @JsonAlias("minQuantity")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 1000, message = "{invalid.at-most-1000}")
                @Nullable Integer minQuantity,
        @Schema(
                        description =
                                "Whether every ticket of its types is a use; if not, every booking is one",
                        example = "false")
                @JsonAlias("perTicket")
                @Nullable Boolean perTicket,
        @Schema(description = "False to stop it. Bookings keep what they got", example = "true")
                @Nullable Boolean active,
        @Schema(
                        description =
                                "For an admin: whose offer it is, where it is for no single event; without it, their own",
                        nullable = true)
                @JsonAlias("organizerId")
                @Nullable Long organizerId) {

    /** What is stored of an offer, to be changed. */
    static OfferRequest of(OfferView offer) {
        return new OfferRequest(
                offer.name(),
                offer.code(),
                offer.automatic(),
                amount(offer.percent()),
                amount(offer.amount()),
                offer.currency(),
                offer.eventId(),
                offer.ticketTypeIds(),
                offer.startsAt(),
                offer.endsAt(),
                offer.useLimit(),
                offer.perBuyer(),
                offer.minQuantity(),
                offer.perTicket(),
                offer.active(),
                offer.organizerId());
    }

    private static @Nullable BigDecimal amount(@Nullable String stored) {
        return stored == null ? null : Money.amount(stored);
    }

    /** The same, running or stopped. */
    OfferRequest active(boolean active) {
        return new OfferRequest(
                name,
                code,
                automatic,
                percent,
                amount,
                currency,
                eventId,
                ticketTypeIds,
                startsAt,
                endsAt,
                useLimit,
                perBuyer,
                minQuantity,
                perTicket,
                active,
                organizerId);
    }

    boolean isAutomatic() {
        return Boolean.TRUE.equals(automatic);
    }

    boolean hasCode() {
        return code != null && !code.isBlank();
    }

    List<Long> types() {
        return Objects.requireNonNullElse(ticketTypeIds, List.of());
    }

    int least() {
        return Objects.requireNonNullElse(minQuantity, 1);
    }

    boolean isPerTicket() {
        return Boolean.TRUE.equals(perTicket);
    }

    boolean isActive() {
        return !Boolean.FALSE.equals(active);
    }
}
