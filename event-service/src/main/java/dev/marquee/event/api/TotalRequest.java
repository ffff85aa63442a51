package dev.marquee.event.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.event.catalogue.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many tickets an event is to have. */
record TotalRequest(
        @Schema(example = "250")
                @JsonAlias({"totalTickets", "capacity"})
                @NotNull(message = "{invalid.required}")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = Event.MAX_CAPACITY, message = "{invalid.at-most-1000000}")
                @Nullable Long totalTickets,
        @Schema(
                        description =
                                "An administrator may offer more tickets than the venue holds people",
                        example = "false")
                @JsonAlias("allowOverCapacity")
                @Nullable Boolean allowOverCapacity) {

    boolean insists() {
        return Boolean.TRUE.equals(allowOverCapacity);
    }

    int total() {
        return Objects.requireNonNull(totalTickets, "checked before").intValue();
    }
}
