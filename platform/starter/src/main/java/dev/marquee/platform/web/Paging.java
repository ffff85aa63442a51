package dev.marquee.platform.web;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a program asks for; a controller takes it as {@code @Valid @ParameterObject
 * Paging}.
 *
 * @param page from 0, which it is if it is not said
 * @param size how many a page has, 1 to 100; 20 if it is not said
 */
public record Paging(
        @Parameter(description = "From 0", example = "0")
                @Min(value = 0, message = "{invalid.negative}")
                @Max(value = 1_000_000, message = "{invalid.at-most-1000000}")
                Integer page,
        @Parameter(description = "1 to 100; 20 if it is not said", example = "20")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                Integer size) {

    public Paging(@Nullable Integer page, @Nullable Integer size) {
        this.page = Objects.requireNonNullElse(page, 0);
        this.size = Objects.requireNonNullElse(size, 20);
    }

    /** How many come before the page. */
    public long offset() {
        return (long) page * size;
    }
}
