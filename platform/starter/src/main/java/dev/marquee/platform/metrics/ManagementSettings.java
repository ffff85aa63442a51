package dev.marquee.platform.metrics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Prometheus reads the metrics.
 *
 * @param port the port that answers {@code GET /metrics}, and nothing on any other port does; none
 *     where it is not set
 * @param bind the address that the port is opened on. Nobody is asked who they are there
 */
@Validated
@ConfigurationProperties("marquee.management")
record ManagementSettings(
        @Nullable @Min(1) @Max(65_535) Integer port, @DefaultValue("127.0.0.1") String bind) {}
