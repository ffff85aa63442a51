package dev.marquee.ticket.journal;

import dev.marquee.ticket.search.ListQuery;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What the journal is narrowed to, and how it is sorted.
 *
 * @param event an event's code, or a part of its name
 */
record JournalQuery(
        @Parameter(hidden = true) @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Nullable String event,
        @Parameter(name = "event_id", description = "Of this event alone") @BindParam("event_id")
                @Nullable Long eventId,
        @Parameter(
                        description =
                                "On that day or later: a day (of the zone), or a moment with its offset",
                        example = "2026-11-01")
                @Size(max = 40, message = "{invalid.a-day-or-a}")
                @Nullable String from,
        @Parameter(description = "On that day or earlier", example = "2026-11-30")
                @Size(max = 40, message = "{invalid.a-day-or-a}")
                @Nullable String to,
        @Parameter(
                        description =
                                "The zone that days are of; that of the event if one is named, or else UTC",
                        example = "Europe/Lisbon")
                @Size(max = 50, message = "{invalid.time-zone}")
                @Nullable String zone,
        @Parameter(
                        description = "Why it moved",
                        schema =
                                @Schema(
                                        allowableValues = {
                                            "payment",
                                            "refund",
                                            "surplus",
                                            "surplus-returned"
                                        }),
                        example = "payment")
                @Pattern(
                        regexp = "(payment|refund|surplus|surplus-returned)?",
                        message = "{invalid.payment-refund-surplus-or}")
                @Nullable String kind,
        @Parameter(description = "ISO 4217", example = "EUR")
                @Pattern(regexp = "([A-Z]{3})?", message = "{invalid.a-currency-such-as}")
                @Nullable String currency,
        @Parameter(description = "A field to sort by, with a minus for descending")
                @Pattern(
                        regexp = "(-?(at|amount|kind|event_name))?",
                        message = "{invalid.at-amount-kind-or}")
                @Nullable String sort,
        @Parameter(description = "From 0")
                @Min(value = 0, message = "{invalid.negative}")
                @Max(value = 100_000, message = "{invalid.at-most-100000}")
                @Nullable Integer page,
        @Parameter(description = "1 to 100; 20 if it is not said")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Integer size) {

    /** The same with days of this zone, unless it names one. */
    JournalQuery withDaysOf(ZoneId usual) {
        return zone == null || zone.isBlank()
                ? new JournalQuery(
                        event, eventId, from, to, usual.getId(), kind, currency, sort, page, size)
                : this;
    }

    /** The events and the days that it names. */
    ListQuery events() {
        return new ListQuery(
                null, event, eventId, null, null, from, to, zone, null, null, null, null);
    }

    String kindOrAny() {
        return Objects.requireNonNullElse(kind, "");
    }

    String currencyOrAny() {
        return Objects.requireNonNullElse(currency, "");
    }

    String sortOrNewest() {
        return sort == null || sort.isEmpty() ? Journal.NEWEST_FIRST : sort;
    }

    int pageOr0() {
        return Objects.requireNonNullElse(page, 0);
    }

    int sizeOrDefault() {
        return Objects.requireNonNullElse(size, 20);
    }
}
