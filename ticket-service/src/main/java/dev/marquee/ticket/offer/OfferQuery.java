package dev.marquee.ticket.offer;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** What a list of offers is narrowed to, and how it is sorted. */
record OfferQuery(
        @Parameter(description = "A part of the name, or the beginning of a code", example = "wint")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Nullable String q,
        @Parameter(description = "active or stopped", example = "active")
                @Pattern(regexp = "(active|stopped)?", message = "{invalid.active-or-stopped}")
                @Nullable String status,
        @Parameter(name = "event_id", description = "Those that are for this event alone")
                @BindParam("event_id")
                @Nullable Long eventId,
        @Parameter(description = "A field to sort by, with a minus for descending")
                @Pattern(
                        regexp = "(-?(name|created_at|uses))?",
                        message = "{invalid.name-created-at-or}")
                @Nullable String sort,
        @Parameter(description = "From 0")
                @Min(value = 0, message = "{invalid.negative}")
                @Max(value = 100_000, message = "{invalid.at-most-100000}")
                @Nullable Integer page,
        @Parameter(description = "1 to 100; 20 if it is not said")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Integer size) {

    String statusOrAny() {
        return Objects.requireNonNullElse(status, "");
    }

    String sortOrNewest() {
        return sort == null || sort.isEmpty() ? "-created_at" : sort;
    }

    int pageOr0() {
        return Objects.requireNonNullElse(page, 0);
    }

    int sizeOrDefault() {
        return Objects.requireNonNullElse(size, 20);
    }
}
