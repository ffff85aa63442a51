package dev.marquee.report.link;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link whose visitors are counted.
 *
 * @param code what the figures call it
 * @param url where to send people
 * @param eventId whose page it leads to; null for the front page
 * @param version to send back with a change
 */
@Schema(name = "TrackingLink")
public record TrackingLink(
        @Schema(example = "3") long id,
        @Schema(example = "k7m2qp9") String code,
        @Schema(example = "Leaflet at the bakery") String name,
        @Schema(example = "4") @Nullable Long eventId,
        @Schema(example = "EV04") @Nullable String eventCode,
        @Schema(example = "https://tickets.example.org/t/k7m2qp9") String url,
        Instant createdAt,
        @Schema(example = "0", description = "as in the ETag; send it back with a change")
                long version,
        @JsonIgnore long organizerId) {}
