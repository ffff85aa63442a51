package dev.marquee.gateway;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the gateway.
 *
 * @param connectTimeout how long a service may take to accept a connection
 * @param answerTimeout how long a service may be silent before the answer is 504
 * @param connections how many requests to one service may be under way at once
 * @param sessionCache how long a browser's token is used again without asking; also how long a
 *     session that was ended elsewhere still works
 * @param requestsPerAddress how many requests of one client may be under way at once; 0 for no
 *     limit
 * @param corsOrigins other sites whose scripts may do what a guest may, such as {@code
 *     https://www.example.org}
 * @param trustedProxies addresses or networks (10.0.0.0/8) of proxies before this gateway, whose
 *     {@code X-Forwarded-For} is believed
 */
@Validated
@ConfigurationProperties("marquee.gateway")
public record GatewaySettings(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("15s") Duration answerTimeout,
        @DefaultValue("2048") @Positive int connections,
        @DefaultValue("20s") Duration sessionCache,
        @DefaultValue("1024") @PositiveOrZero int requestsPerAddress,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue List<String> trustedProxies) {}
