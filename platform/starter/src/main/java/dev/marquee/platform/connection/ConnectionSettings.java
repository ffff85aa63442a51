package dev.marquee.platform.connection;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of connections.
 *
 * @param requestTimeout how long a request's head may take, and its body as long as that is small
 * @param slowestUpload what a body has to bring each second besides, beyond its first 64 kB
 * @param perAddress how many connections one client address may hold; 0 for no limit
 * @param unfinishedPerAddress how many of these may wait for the rest of a request; 0 for no limit
 */
@Validated
@ConfigurationProperties("marquee.connections")
public record ConnectionSettings(
        @DefaultValue("10s") @DurationMin(millis = 100) Duration requestTimeout,
        @DefaultValue("64KB") DataSize slowestUpload,
        @DefaultValue("0") @PositiveOrZero int perAddress,
        @DefaultValue("0") @PositiveOrZero int unfinishedPerAddress) {

    private static final long SMALL = DataSize.ofKilobytes(64).toBytes();

    /**
     * How long a body may take.
     *
     * @param length in bytes; negative where it is not announced
     */
    Duration timeoutOf(long length) {
        var more = Math.max(0, length - SMALL) / Math.max(1, slowestUpload.toBytes());
        return requestTimeout.plusSeconds(more);
    }
}
