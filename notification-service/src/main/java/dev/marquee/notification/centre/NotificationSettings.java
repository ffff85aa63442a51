package dev.marquee.notification.centre;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for notifications.
 *
 * @param mailAfter how long a mail that can wait does so: who reads the notification by then gets
 *     none
 * @param retention how long notifications are kept
 */
@Validated
@ConfigurationProperties("marquee.notifications")
record NotificationSettings(
        @DefaultValue("2m") Duration mailAfter, @DefaultValue("365d") Duration retention) {}
