package dev.marquee.report;

import com.fasterxml.jackson.annotation.JsonAlias;
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
 * @param capacity given together with {@code sold}, or not at all
 */
record ReportRequest(
        @JsonAlias("eventId")
                @NotNull(message = "is required")
                @Min(value = 1, message = "must be at least 1")
                @Nullable Long eventId,
        @NotBlank(message = "is required")
                @Size(max = 5000, message = "must have at most 5000 characters")
                @Pattern(regexp = TEXT, message = CONTROLS)
                @Nullable String summary,
        @Size(max = 5000, message = "must have at most 5000 characters")
                @Pattern(regexp = TEXT, message = CONTROLS)
                @Nullable String feedback,
        @JsonAlias("total_tickets")
                @Min(value = 1, message = "must be at least 1")
                @Max(value = 1_000_000, message = "must be at most 1000000")
                @Nullable Integer capacity,
        @JsonAlias("booked_count") @Min(value = 0, message = "must not be negative")
                @Nullable Integer sold) {

    static final String TEXT = "[[^\\p{Cc}\\p{Cs}]\\r\\n\\t]*";
    static final String CONTROLS = "must not contain control characters";

    /** Checks what one field alone does not show. */
    void check(Errors errors) {
        if ((capacity == null) != (sold == null))
            errors.rejectValue(
                    capacity == null ? "capacity" : "sold",
                    "together",
                    "capacity and sold are given together");
        else if (capacity != null && sold != null && sold > capacity)
            errors.rejectValue("sold", "over_capacity", "must not be more than the capacity");
    }

    /** The figures, once everything is checked. */
    Report.@Nullable Figures figures() {
        return capacity == null || sold == null ? null : new Report.Figures(capacity, sold);
    }

    static String clean(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
