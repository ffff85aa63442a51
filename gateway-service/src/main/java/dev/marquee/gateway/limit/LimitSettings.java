package dev.marquee.gateway.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits by the client's address.
 *
 * @param limits by a name for each, which the answers do not show
 */
@Validated
@ConfigurationProperties("marquee.gateway")
record LimitSettings(@DefaultValue @Valid Map<String, Limit> limits) {

    /**
     * One limit. Who comes evenly is served evenly; all at once is fine too, after a pause.
     *
     * @param times how often within {@code per}; 0 for no limit
     * @param requests method and path, such as {@code POST /login}; the paths are patterns
     */
    record Limit(
            @PositiveOrZero int times, @NotNull Duration per, @NotEmpty List<String> requests) {}
}
