package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state that an event is to have. */
record StatusRequest(
        @Schema(implementation = EventStatus.class, example = "published")
                @NotNull(message = "{invalid.required}")
                @Size(max = 20, message = "{invalid.no-status}")
                @Nullable String status) {

    EventStatus toStatus() {
        return EventStatus.of(Objects.requireNonNull(status, "checked before"))
                .orElseThrow(() ->
                        Problems.invalid(
                                "status", Text.of("invalid.published-completed-or-cancelled")));
    }
}
