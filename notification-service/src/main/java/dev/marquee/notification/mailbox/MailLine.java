package dev.marquee.notification.mailbox;

import dev.marquee.notification.mail.MailSummary;

/** A mail in the list. */
public record MailLine(MailSummary mail, MailTimes times) {}
