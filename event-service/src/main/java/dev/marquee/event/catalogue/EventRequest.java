package dev.marquee.event.catalogue;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An event as it is sent, with the older systems' names accepted. {@link EventReader} checks what
 * annotations cannot.
 *
 * @param startsAt ISO 8601; without an offset it is in the event's zone
 * @param price of the one ticket type of an event sent with a total only
 * @param version of the event that is changed: refused if it has changed since
 */
record EventRequest(
        @JsonAlias("title")
                @NotBlank(message = "is required")
                @Size(max = 100, message = "must have at most 100 characters")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Size(max = 5000, message = "must have at most 5000 characters")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String description,
        @Nullable String category,
        @JsonAlias({"date", "datetime", "event_date", "startsAt", "eventDate"})
                @NotBlank(message = "is required")
                @Nullable String startsAt,
        @JsonAlias("endsAt") @Nullable String endsAt,
        @JsonAlias({"timeZone", "timezone"}) @Nullable String timeZone,
        @JsonAlias("venueId") @Positive(message = "must be positive") @Nullable Long venueId,
        @JsonAlias("venue")
                @Size(max = 310, message = "must have at most 310 characters")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String location,
        @JsonAlias("customerId") @Positive(message = "must be positive") @Nullable Long customerId,
        @JsonAlias("organizerId") @Positive(message = "must be positive")
                @Nullable Long organizerId,
        @JsonDeserialize(using = Amount.class) @Nullable BigDecimal price,
        @Nullable String currency,
        @JsonAlias({"totalTickets", "capacity"})
                @Min(value = 1, message = "must be at least 1")
                @Max(value = Event.MAX_CAPACITY, message = "must be at most 1000000")
                @Nullable Long totalTickets,
        @Min(value = 1, message = "must be at least 1")
                @Max(value = 100, message = "must be at most 100")
                @Nullable Long quota,
        @JsonAlias("ticketTypes")
                @Size(min = 1, max = 20, message = "must be 1 to 20 kinds of tickets")
                @Valid
                @Nullable List<TicketTypeRequest> ticketTypes,
        @Nullable Long version) {

    /**
     * @param id of a type that the event has already
     * @param price none is free
     */
    record TicketTypeRequest(
            @Positive(message = "must be positive") @Nullable Long id,
            @NotBlank(message = "is required")
                    @Size(max = 60, message = "must have at most 60 characters")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    @Nullable String name,
            @JsonDeserialize(using = Amount.class) @Nullable BigDecimal price,
            @JsonAlias("total")
                    @Min(value = 1, message = "must be at least 1")
                    @Max(value = Event.MAX_CAPACITY, message = "must be at most 1000000")
                    @Nullable Long quantity) {}
}
