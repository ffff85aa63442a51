package dev.marquee.notification.mailbox;

import static dev.marquee.notification.UtcTime.words;

import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailStatus;
import dev.marquee.notification.mail.MailSummary;
import java.util.Locale;

/**
 * The times of a mail as people read them.
 *
 * @param nextAttempt empty unless it waits for another attempt
 */
public record MailTimes(String created, String nextAttempt, String sent) {

    static MailTimes of(MailSummary mail, Locale locale) {
        var waits = mail.status() == MailStatus.QUEUED && mail.attempts() > 0;
        return new MailTimes(
                words(mail.createdAt(), locale),
                waits ? words(mail.nextAttemptAt(), locale) : "",
                words(mail.sentAt(), locale));
    }

    static MailTimes of(Mail mail, Locale locale) {
        var waits = mail.status() == MailStatus.QUEUED && mail.attempts() > 0;
        return new MailTimes(
                words(mail.createdAt(), locale),
                waits ? words(mail.nextAttemptAt(), locale) : "",
                words(mail.sentAt(), locale));
    }
}
