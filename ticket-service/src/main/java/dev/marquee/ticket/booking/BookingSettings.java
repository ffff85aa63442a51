package dev.marquee.ticket.booking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tickets are sold.
 *
 * @param lanes how many batches are booked at the same time, each of its own events; each takes one
 *     database connection
 * @param queue how many requests may wait in a lane before further ones are turned away
 * @param batch how many requests one transaction books at most
 * @param patience how long a request waits in the queue before it is turned away
 * @param foldTags whether {@code name+tag@…} shares the quota of {@code name@…}
 * @param accessSecret what the access keys of bookings are made with; made and kept under {@code
 *     data/secrets} where none is set. Replicas need the same one
 */
@Validated
@ConfigurationProperties("marquee.booking")
public record BookingSettings(
        @DefaultValue("2") @Min(1) @Max(16) int lanes,
        @DefaultValue("2048") @Min(1) int queue,
        @DefaultValue("256") @Min(1) @Max(1024) int batch,
        @DefaultValue("4s") Duration patience,
        @DefaultValue("false") boolean foldTags,
        @Nullable String accessSecret) {}
