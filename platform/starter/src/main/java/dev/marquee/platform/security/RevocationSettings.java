package dev.marquee.platform.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service learns which tokens were called back.
 *
 * @param poll how often it asks auth-service; also about how long a disabled account's token still
 *     works
 */
@ConfigurationProperties("marquee.revocations")
record RevocationSettings(@DefaultValue("15s") Duration poll) {}
