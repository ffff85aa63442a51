package dev.marquee.notification.mailbox;

import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailStatus;
import dev.marquee.notification.mail.MailSummary;
import dev.marquee.platform.web.StaffTime;

/**
 * The times of a mail as people read them.
 *
 * @param nextAttempt empty unless it waits for another attempt
 */
public record MailTimes(String created, String nextAttempt, String sent) {

    static MailTimes of(MailSummary mail, StaffTime times) {
        var waits = mail.status() == MailStatus.QUEUED && mail.attempts() > 0;
        return new MailTimes(
                times.second(mail.createdAt()),
                waits ? times.second(mail.nextAttemptAt()) : "",
                times.second(mail.sentAt()));
    }

    static MailTimes of(Mail mail, StaffTime times) {
        var waits = mail.status() == MailStatus.QUEUED && mail.attempts() > 0;
        return new MailTimes(
                times.second(mail.createdAt()),
                waits ? times.second(mail.nextAttemptAt()) : "",
                times.second(mail.sentAt()));
    }
}
