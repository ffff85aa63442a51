package dev.marquee.customer.complaint.reply;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A reply that staff have ready.
 *
 * @param lang the language it is in, as an IETF tag
 * @param body with placeholders such as {name} and {event}
 */
public record CannedReply(
        @Schema(example = "3") long id,
        @Schema(example = "Refund approved") String title,
        @Schema(example = "en") String lang,
        @Schema(example = "Dear {name}, your money for {event} is on its way.") String body,
        @Schema(example = "1") long version,
        @Schema(example = "2030-11-29T09:12:00Z") Instant changedAt) {}
