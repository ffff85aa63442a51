package dev.marquee.event.catalogue;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list.
 *
 * @param q words that must all occur in the name, place, category, description or code
 * @param from a day, where the event takes place, or a moment with an offset: what has not ended by
 *     then
 * @param to the last day, or a moment: what has begun by then
 * @param venue a venue's id, or words of the place's name
 * @param organizer whose events
 * @param available true for events with tickets left
 * @param status a state, or "all"; without it, what buyers can see
 * @param sort a field, with a minus for descending; without it, soonest first and what is over last
 * @param page from 0
 */
public record EventQuery(
        @Parameter(description = "Words of the name or the description", example = "jazz")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String q,
        @Parameter(description = "A category's name", example = "Music")
                @Size(max = 40, message = "{invalid.at-most-40-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String category,
        @Parameter(
                        description =
                                "What has not ended by then: a day, where the event takes place, or a moment with an offset",
                        example = "2030-11-01")
                @Nullable String from,
        @Parameter(
                        description = "What has begun by then: the last day, or a moment",
                        example = "2030-11-30")
                @Nullable String to,
        @Parameter(
                        description =
                                "A venue's id, or words of the place's name; accents do not matter",
                        example = "Harbour Hall")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String venue,
        @Parameter(description = "An organiser's id", example = "2")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Nullable Long organizer,
        @Parameter(description = "true: with tickets left", example = "true")
                @Nullable Boolean available,
        @Parameter(
                        description = "A state, or all; without it, what buyers can see",
                        example = "published")
                @Pattern(
                        regexp = "|all|draft|published|sold_out|completed|cancelled",
                        message = "{invalid.all-draft-published-sold}")
                @Nullable String status,
        @Parameter(
                        description =
                                "A field, with a minus for descending; without it, soonest first and what is over last",
                        example = "-starts_at")
                @Pattern(
                        regexp = "|-?(starts_at|name|code|status|sold|created_at)",
                        message = "{invalid.starts-at-name-code}")
                @Nullable String sort,
        @Parameter(description = "From 0")
                @Min(value = 0, message = "{invalid.negative}")
                @Max(value = 1_000_000, message = "{invalid.at-most-1000000}")
                @Nullable Integer page,
        @Parameter(description = "1 to 100; 20 if it is not said")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Integer size) {

    static final int DEFAULT_SIZE = 20;

    int pageOr0() {
        return Objects.requireNonNullElse(page, 0);
    }

    public EventQuery onPage(int other) {
        return new EventQuery(
                q, category, from, to, venue, organizer, available, status, sort, other, size);
    }

    int sizeOrDefault() {
        return Objects.requireNonNullElse(size, DEFAULT_SIZE);
    }
}
