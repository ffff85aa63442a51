package dev.marquee.report.analytics;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * Of which days, and how they are put together.
 *
 * @param dim what bookings are split by, one thing at a time
 */
record AnalyticsQuery(
        @Parameter(
                        description = "The first day; 29 days before the last if it is not said",
                        example = "2026-11-01")
                @DateTimeFormat(iso = ISO.DATE)
                @Nullable LocalDate from,
        @Parameter(description = "The last day; today if it is not said", example = "2026-11-30")
                @DateTimeFormat(iso = ISO.DATE)
                @Nullable LocalDate to,
        @Parameter(
                        description =
                                "day, week or month; without it, what can be read for so many days",
                        example = "day")
                @Pattern(regexp = "|day|week|month", message = "{invalid.day-week-or-month}")
                @Nullable String group,
        @Parameter(
                        description =
                                "What bookings are split by; without it they are not split. type is of one event only; language is the region of the browser's language",
                        example = "source")
                @Pattern(
                        regexp = "|all|type|offer|source|medium|campaign|link|language",
                        message = "{invalid.type-offer-or-source}")
                @Nullable String dim) {

    /** Without what only one event has: whoever goes from one to all in the form left it there. */
    AnalyticsQuery ofAll() {
        return "type".equals(dim) ? new AnalyticsQuery(from, to, group, null) : this;
    }
}
