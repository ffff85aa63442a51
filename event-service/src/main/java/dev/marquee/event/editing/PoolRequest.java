package dev.marquee.event.editing;

import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.Pool;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Places that ticket types share, as they are sent.
 *
 * @param name that the types say as their pool
 * @param quantity how many tickets of all its types together there are
 */
public record PoolRequest(
        @Schema(example = "Hall")
                @NotBlank(message = "{invalid.required}")
                @Size(max = Pool.LONGEST_NAME, message = "{invalid.at-most-60-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(example = "100")
                @NotNull(message = "{invalid.required}")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = Event.MAX_CAPACITY, message = "{invalid.at-most-1000000}")
                @Nullable Long quantity) {

    static PoolRequest of(Pool pool) {
        return new PoolRequest(pool.name(), (long) pool.quantity());
    }
}
