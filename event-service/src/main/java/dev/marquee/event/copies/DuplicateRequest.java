package dev.marquee.event.copies;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.event.catalogue.EventTimes;
import dev.marquee.event.catalogue.EventView;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a copy of an event is to start.
 *
 * @param startsAt ISO 8601; without an offset it is in the event's zone
 * @param keepVenue whether its venue is hired for it too; so it is where nothing is said
 */
public record DuplicateRequest(
        @Schema(example = "2031-11-27T20:00")
                @JsonAlias({"startsAt", "date", "datetime"})
                @NotBlank(message = "{invalid.required}")
                @Nullable String startsAt,
        @JsonAlias("keepVenue") @Nullable Boolean keepVenue) {

    public Instant start(EventView event) {
        return EventTimes.required(
                "starts_at", String.valueOf(startsAt), ZoneId.of(event.timeZone()));
    }

    public boolean keepsVenue() {
        return !Boolean.FALSE.equals(keepVenue);
    }
}
