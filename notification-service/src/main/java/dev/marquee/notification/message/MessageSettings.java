package dev.marquee.notification.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of what organisers write, and how it goes out.
 *
 * @param perDay how many messages an organiser may send a day before an admin reads them first
 * @param perTicket how many times an organiser's live tickets may be written to a day
 * @param review whether an admin reads the first message of an organiser, and links in the day
 *     after it
 * @param advertising whether subjects of news in Vietnamese begin with [QC], as Vietnam's decree 91
 *     of 2020 asks of advertising
 * @param missedAfter what is due longer ago is not sent without asking
 * @param window how many mails of a message are in the queue at once, not tried yet
 */
@Validated
@ConfigurationProperties("marquee.messages")
public record MessageSettings(
        @DefaultValue("3") int perDay,
        @DefaultValue("5") int perTicket,
        @DefaultValue("true") boolean review,
        @DefaultValue("true") boolean advertising,
        @DefaultValue("6h") Duration missedAfter,
        @DefaultValue("50") int window) {}
