package dev.marquee.notification.delivery;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are delivered.
 *
 * @param handOverWithin how long handing one to the mail server may take
 * @param retention how long a mail that was sent or given up is kept
 */
@Validated
@ConfigurationProperties("marquee.mail")
record MailSettings(
        @DefaultValue("40s") @DurationMin(seconds = 2) Duration handOverWithin,
        @DefaultValue("730d") @DurationMin(days = 1) Duration retention) {

    private static final Duration LAST_ANSWER_AND_NOTE = Duration.ofSeconds(20);

    /** How long a mail is its worker's; if that one dies, it is due again after this. */
    Duration claim() {
        return handOverWithin.plus(LAST_ANSWER_AND_NOTE);
    }
}
