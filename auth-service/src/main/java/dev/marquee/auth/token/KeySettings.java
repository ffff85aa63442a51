package dev.marquee.auth.token;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the keys that sign access tokens.
 *
 * @param publishedAhead how long a new key is public before it signs; longer than it takes the
 *     slowest replica to read the keys, which is a minute, and services to ask for them again
 */
@Validated
@ConfigurationProperties("marquee.auth.signing-keys")
record KeySettings(@DefaultValue("10m") @DurationMin(seconds = 1) Duration publishedAhead) {}
