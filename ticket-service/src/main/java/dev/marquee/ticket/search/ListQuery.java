package dev.marquee.ticket.search;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What a list of bookings or tickets is narrowed to, and how it is sorted.
 *
 * @param event an event's code, or a part of its name
 * @param type a ticket type's name
 * @param sort one of the list's columns, with a minus for descending
 */
public record ListQuery(
        @Parameter(
                        description =
                                "The beginning of an e-mail address (with its @), words or their beginnings of a name, the code of a ticket (EV07-160), or the number of a booking",
                        example = "silva")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Nullable String q,
        @Parameter(hidden = true) @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Nullable String event,
        @Parameter(name = "event_id", description = "Those of this event alone")
                @BindParam("event_id")
                @Nullable Long eventId,
        @Parameter(description = "A state", example = "confirmed")
                @Pattern(regexp = "[a-z_]{0,20}", message = "{invalid.no-state}")
                @Nullable String status,
        @Parameter(hidden = true)
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String type,
        @Parameter(
                        description =
                                "Booked on that day or later: a day (of the zone), or a moment with its offset",
                        example = "2026-11-01")
                @Size(max = 40, message = "{invalid.a-day-or-a}")
                @Nullable String from,
        @Parameter(description = "Booked on that day or earlier", example = "2026-11-30")
                @Size(max = 40, message = "{invalid.a-day-or-a}")
                @Nullable String to,
        @Parameter(
                        description =
                                "The zone that days are of; that of the event if one is named, or else UTC",
                        example = "Europe/Lisbon")
                @Size(max = 50, message = "{invalid.time-zone}")
                @Nullable String zone,
        @Parameter(description = "A field to sort by, with a minus for descending")
                @Pattern(regexp = "(-?[a-z_]{1,20})?", message = "{invalid.a-field-with-a}")
                @Nullable String sort,
        @Parameter(description = "From 0")
                @Min(value = 0, message = "{invalid.negative}")
                @Max(value = 100_000, message = "{invalid.at-most-100000}")
                @Nullable Integer page,
        @Parameter(description = "1 to 100; 20 if it is not said")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Integer size,
        @Parameter(description = "true: test bookings alone; false: none of them")
                @Nullable Boolean test) {

    static final int DEFAULT_SIZE = 20;

    /** The same of one event alone, whatever it says of events. */
    public ListQuery of(long onlyEvent) {
        return new ListQuery(
                q, null, onlyEvent, status, type, from, to, zone, sort, page, size, test);
    }

    /** The same with days of this zone, unless it names one. */
    public ListQuery withDaysOf(ZoneId usual) {
        return zone == null || zone.isBlank()
                ? new ListQuery(
                        q,
                        event,
                        eventId,
                        status,
                        type,
                        from,
                        to,
                        usual.getId(),
                        sort,
                        page,
                        size,
                        test)
                : this;
    }

    /** All of one event. */
    public static ListQuery ofEvent(long id) {
        return new ListQuery(null, null, id, null, null, null, null, null, null, null, null, null);
    }

    public int pageOr0() {
        return Objects.requireNonNullElse(page, 0);
    }

    public int sizeOrDefault() {
        return Objects.requireNonNullElse(size, DEFAULT_SIZE);
    }

    public String statusOrAny() {
        return Objects.requireNonNullElse(status, "");
    }

    public String sortOr(String usual) {
        return sort == null || sort.isEmpty() ? usual : sort;
    }
}
