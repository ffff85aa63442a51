package dev.marquee.report.link;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A link as an organiser wants it.
 *
 * @param name for its maker
 * @param eventId of the caller's; null for the front page
 */
@Schema(name = "TrackingLinkRequest")
record LinkRequest(
        @NotBlank(message = "{invalid.required}")
                @Size(max = 60, message = "{invalid.at-most-60-characters}")
                @Schema(example = "Leaflet at the bakery")
                String name,
        @Schema(example = "4", description = "absent: the front page") @Nullable Long eventId) {}
