package dev.marquee.report.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bookings of a day, week or month, of one value if they are split.
 *
 * @param from its first day
 * @param value such as a source; empty where it is not known, or nothing is split
 * @param bookings null where they are split by type: a booking may have several
 * @param money absent for those who may not see it
 */
@Schema(name = "AnalyticsRow")
public record Bucket(
        @Schema(example = "2026-11-21") LocalDate from,
        @Schema(example = "newsletter") String value,
        @Schema(example = "12") @Nullable Long bookings,
        @Schema(example = "23") long tickets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Amounts> money) {}
