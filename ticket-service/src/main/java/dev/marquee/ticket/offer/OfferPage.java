package dev.marquee.ticket.offer;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which page of a list of uses. */
record OfferPage(
        @Parameter(description = "From 0")
                @Min(value = 0, message = "{invalid.negative}")
                @Max(value = 100_000, message = "{invalid.at-most-100000}")
                @Nullable Integer page,
        @Parameter(description = "1 to 100; 20 if it is not said")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Integer size) {

    int pageOr0() {
        return Objects.requireNonNullElse(page, 0);
    }

    int sizeOrDefault() {
        return Objects.requireNonNullElse(size, 20);
    }
}
