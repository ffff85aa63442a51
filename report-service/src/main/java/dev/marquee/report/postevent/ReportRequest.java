package dev.marquee.report.postevent;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A report as it is sent, by the API or by the page.
 *
 * @param capacity given together with {@code sold}, or not at all; both count only where the
 *     event's own figures are not known
 */
record ReportRequest(
        @JsonAlias("eventId")
                @NotNull(message = "{invalid.required}")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Schema(description = "A completed event", example = "7")
                @Nullable Long eventId,
        @NotBlank(message = "{invalid.required}")
                @Size(max = LONGEST, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Schema(example = "A full house, and nobody waited.")
                @Nullable String summary,
        @Size(max = LONGEST, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Schema(example = "The band was loved; the bar was slow.")
                @Nullable String feedback,
        @JsonAlias("total_tickets")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 1_000_000, message = "{invalid.at-most-1000000}")
                @Schema(
                        description =
                                "Only for events from before figures were kept; ignored where they are known",
                        example = "200")
                @Nullable Integer capacity,
        @JsonAlias("booked_count")
                @Min(value = 0, message = "{invalid.negative}")
                @Schema(description = "See capacity", example = "162")
                @Nullable Integer sold) {

    static final int LONGEST = 5000;

    /** An empty form about an event. */
    static ReportRequest about(@Nullable Long eventId) {
        return new ReportRequest(eventId, "", "", null, null);
    }

    /** Checks what one field alone does not show. */
    void check(Errors errors) {
        if ((capacity == null) != (sold == null))
            Text.of("invalid.capacity-and-sold-are")
                    .reject(errors, capacity == null ? "capacity" : "sold", "together");
        else if (capacity != null && sold != null && sold > capacity)
            Text.of("invalid.must-not-be-more").reject(errors, "sold", "over_capacity");
    }

    /** What is written, once everything is checked. */
    ReportText text() {
        return new ReportText(summary, feedback);
    }

    /** The figures that were typed, if any were, once everything is checked. */
    @Nullable TypedFigures typedFigures() {
        return capacity == null || sold == null ? null : new TypedFigures(capacity, sold);
    }

    /** The event, once everything is checked. */
    long event() {
        return Objects.requireNonNull(eventId, "checked before");
    }
}
