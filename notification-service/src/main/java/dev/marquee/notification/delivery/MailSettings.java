package dev.marquee.notification.delivery;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are delivered.
 *
 * @param handOverWithin how long handing one to the mail server may take
 * @param retention how long it is known that a mail was sent or given up
 * @param contentRetention how long it is known what it said
 * @param workers how many are sent at the same time
 * @param bounceAddress where reports are sent of mails that do not arrive; each mail's has its
 *     token behind a plus sign. Without one they go to the sender's address
 * @param bulkSmtp the mail server of mails for many; without one they go the way of all
 */
@Validated
@ConfigurationProperties("marquee.mail")
public record MailSettings(
        @DefaultValue("40s") @DurationMin(seconds = 2) Duration handOverWithin,
        @DefaultValue("396d") @DurationMin(days = 1) Duration retention,
        @DefaultValue("30d") @DurationMin(days = 1) Duration contentRetention,
        @DefaultValue("4") @Min(1) @Max(64) int workers,
        @DefaultValue("") String bounceAddress,
        @DefaultValue @Valid SmtpSettings bulkSmtp) {

    private static final Duration LAST_ANSWER_AND_NOTE = Duration.ofSeconds(20);

    /** How long a mail is its worker's; if that one dies, it is due again after this. */
    Duration claim() {
        return handOverWithin.plus(LAST_ANSWER_AND_NOTE);
    }
}
