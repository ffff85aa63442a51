package dev.marquee.notification.mailbox;

import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail with its times as people read them.
 *
 * @param nextAttempt empty unless it waits for another attempt
 */
public record MailLine(Mail mail, String created, String nextAttempt, String sent, String giveUp) {

    static MailLine of(Mail mail, Locale locale) {
        var waits = mail.status() == MailStatus.QUEUED && mail.attempts() > 0;
        return new MailLine(
                mail,
                words(mail.createdAt(), locale),
                waits ? words(mail.nextAttemptAt(), locale) : "",
                words(mail.sentAt(), locale),
                words(mail.giveUpAt(), locale));
    }

    private static String words(@Nullable Instant time, Locale locale) {
        if (time == null) return "";
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", locale)
                .format(time.atOffset(ZoneOffset.UTC));
    }
}
