package dev.marquee.venue;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Which venues to list, as it is asked; whatever is empty does not matter.
 *
 * @param freeFrom with {@code freeUntil}: nobody has it then; alone, at that moment
 */
record VenueQuery(
        @Parameter(description = "A part of the name, type or address", example = "lisbon")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String q,
        @Parameter(description = "The type, in any case", example = "Hall")
                @Size(max = 50, message = "{invalid.at-most-50-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String type,
        @Parameter(
                        name = "min_capacity",
                        description = "Holds at least this many people",
                        example = "100")
                @BindParam("min_capacity")
                @Pattern(regexp = "\\s*\\d{0,7}\\s*", message = "{invalid.whole-number}")
                @Nullable String minCapacity,
        @Parameter(description = "available, or booked: somebody has it at this moment")
                @Pattern(regexp = "|available|booked", message = "{invalid.available-or-booked}")
                @Nullable String status,
        @Parameter(
                        name = "free_from",
                        description =
                                "Only venues that are free from this moment until free_until. Without an offset it is told by each venue's own clock",
                        example = "2026-11-28T19:00")
                @BindParam("free_from")
                @Nullable String freeFrom,
        @Parameter(name = "free_until", example = "2026-11-28T23:00") @BindParam("free_until")
                @Nullable String freeUntil,
        @Parameter(description = "name, capacity, price or type, with a minus for descending")
                @Pattern(
                        regexp = "|-?(name|capacity|price|type)",
                        message = "{invalid.name-capacity-price-or}")
                @Nullable String sort) {

    /** Checks what annotations cannot: the times. */
    void check(Errors errors) {
        freeTime().check(errors);
    }

    /** The same, ready to ask the database with, once everything is checked. */
    VenueFilter filter() {
        return new VenueFilter(
                text(q),
                text(type),
                text(minCapacity).isEmpty() ? 0 : Integer.parseInt(text(minCapacity)),
                text(status),
                freeTime(),
                text(sort));
    }

    private FreeTime freeTime() {
        return new FreeTime(text(freeFrom), text(freeUntil));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Lower case, for comparing. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
