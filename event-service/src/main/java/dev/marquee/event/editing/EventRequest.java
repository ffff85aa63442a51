package dev.marquee.event.editing;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.value.Amount;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An event as it is sent, with the older systems' names accepted. {@link EventReader} checks what
 * annotations cannot.
 *
 * @param startsAt ISO 8601; without an offset it is in the event's zone
 * @param price of the one ticket type of an event, sent without ticket types
 * @param holdMinutes how long a booking that is not paid keeps its tickets
 * @param paymentRetries whether a declined payment may be tried again until then
 * @param status in which a new event begins: a draft, or on sale at once
 * @param allowOverCapacity an administrator's word that there may be more tickets than the venue
 *     holds people
 * @param categoryId what older systems call a category by; refused, as categories have names here
 * @param version of the event that is changed: refused if it has changed since
 */
public record EventRequest(
        @Schema(example = "Lantern Night")
                @JsonAlias("title")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(example = "Three bands, **one** barge.", description = "in Markdown")
                @Size(max = 5000, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String description,
        @Schema(example = "Music") @Nullable String category,
        @Schema(example = "2030-11-28T20:00")
                @JsonAlias({"date", "datetime", "event_date", "startsAt", "eventDate"})
                @NotBlank(message = "{invalid.required}")
                @Nullable String startsAt,
        @Schema(example = "2030-11-28T23:00") @JsonAlias("endsAt") @Nullable String endsAt,
        @Schema(example = "Europe/Lisbon") @JsonAlias({"timeZone", "timezone"})
                @Nullable String timeZone,
        @Schema(example = "1", description = "A venue of /api/venues, which is hired for it")
                @JsonAlias("venueId")
                @Positive(message = "{invalid.positive}")
                @Nullable Long venueId,
        @Schema(description = "The place in words, where it is at no venue of ours")
                @JsonAlias("venue")
                @Size(max = 310, message = "{invalid.at-most-310-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String location,
        @JsonAlias("customerId") @Positive(message = "{invalid.positive}")
                @Nullable Long customerId,
        @JsonAlias("organizerId") @Positive(message = "{invalid.positive}")
                @Nullable Long organizerId,
        @Schema(type = "string", example = "0.00") @JsonDeserialize(using = Amount.class)
                @Nullable BigDecimal price,
        @Schema(example = "EUR") @Nullable String currency,
        @Schema(description = "Instead of ticket_types, or their sum")
                @JsonAlias({"totalTickets", "capacity"})
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = Event.MAX_CAPACITY, message = "{invalid.at-most-1000000}")
                @Nullable Long totalTickets,
        @Schema(example = "4")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Long quota,
        @Schema(
                        description = "Minutes that a booking keeps its tickets until it is paid",
                        example = "10")
                @JsonAlias("holdMinutes")
                @Min(value = PaymentTerms.SHORTEST_HOLD, message = "{invalid.at-least-5}")
                @Max(value = PaymentTerms.LONGEST_HOLD, message = "{invalid.at-most-60}")
                @Nullable Long holdMinutes,
        @Schema(
                        description =
                                "Whether a declined payment may be tried again; if not, it cancels the booking",
                        example = "true")
                @JsonAlias("paymentRetries")
                @Nullable Boolean paymentRetries,
        @JsonAlias("refundPolicy") @Valid @Nullable RefundPolicyRequest refundPolicy,
        @JsonAlias("paymentMethods") @Valid @Nullable PaymentMethodsRequest paymentMethods,
        @JsonAlias("ticketHolders") @Valid @Nullable TicketHoldersRequest ticketHolders,
        @Schema(
                        description =
                                "Places that ticket types share; a pool that no type names is dropped")
                @Size(max = 20, message = "{invalid.at-most-20-pools}")
                @Nullable List<@Valid PoolRequest> pools,
        @JsonAlias("ticketTypes") @Size(min = 1, max = 20, message = "{invalid.1-to-20-kinds}")
                @Nullable List<@Valid TicketTypeRequest> ticketTypes,
        @Schema(description = "Seats of the venue; without it, the event has none") @Valid
                @Nullable SeatingRequest seating,
        @Schema(
                        description =
                                "Of a new event: draft (as without it) or published. PATCH /api/events/{id}/status changes it",
                        allowableValues = {"draft", "published"},
                        example = "draft")
                @Size(max = 20, message = "{invalid.no-status}")
                @Nullable String status,
        @Schema(
                        description =
                                "An administrator may offer more tickets than the venue holds people",
                        example = "false")
                @JsonAlias("allowOverCapacity")
                @Nullable Boolean allowOverCapacity,
        @Schema(hidden = true) @JsonAlias("categoryId") @Nullable Object categoryId,
        @Schema(description = "Of the event that is changed; If-Match says the same")
                @Nullable Long version,
        @Schema(
                        description =
                                "The language of name, description and ticket types; that of the installation, where a new event does not say it",
                        example = "en")
                @JsonAlias("mainLang")
                @Size(max = 35, message = "{invalid.at-most-35-characters}")
                @Nullable String mainLang,
        @Schema(description = "Its texts in other languages, by the tag of the language")
                @Size(max = 40, message = "{invalid.at-most-40-languages}")
                @Nullable Map<String, @Valid @Nullable Translation> texts) {

    /** What is stored of an event, to be changed; what is derived of it is left out. */
    public static EventRequest of(EventView event) {
        return new EventRequest(
                event.name(),
                event.description(),
                event.category(),
                event.startsAt().toString(),
                event.endsAt() == null ? null : event.endsAt().toString(),
                event.timeZone(),
                event.venueId(),
                event.location(),
                event.customerId(),
                null,
                null,
                event.currency(),
                null,
                (long) event.quota(),
                (long) event.holdMinutes(),
                event.paymentRetries(),
                RefundPolicyRequest.of(event.refundPolicy()),
                PaymentMethodsRequest.of(event.paymentMethods()),
                TicketHoldersRequest.of(event.ticketHolders()),
                event.pools().stream().map(PoolRequest::of).toList(),
                null,
                SeatingRequest.of(event.seating()),
                null,
                null,
                null,
                null,
                event.mainLang(),
                event.texts());
    }

    /** The same with the ticket types that are stored of it. */
    public EventRequest withTypesOf(EventView event) {
        return new EventRequest(
                name,
                description,
                category,
                startsAt,
                endsAt,
                timeZone,
                venueId,
                location,
                customerId,
                organizerId,
                price,
                currency,
                totalTickets,
                quota,
                holdMinutes,
                paymentRetries,
                refundPolicy,
                paymentMethods,
                ticketHolders,
                pools,
                event.ticketTypes().stream().map(TicketTypeRequest::of).toList(),
                seating,
                status,
                allowOverCapacity,
                categoryId,
                version,
                mainLang,
                texts);
    }

    /** The state that is asked for, if there is one of that name. */
    public Optional<EventStatus> wanted() {
        return status == null ? Optional.empty() : EventStatus.of(status);
    }

    public boolean insists() {
        return Boolean.TRUE.equals(allowOverCapacity);
    }
}
