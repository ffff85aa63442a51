package dev.marquee.notification.content;

import java.time.Duration;

/** The facts a mail is written from. */
public sealed interface MailContent
        permits AccountMail,
                BookingMail,
                ChangeMail,
                ComplaintMail,
                ErasedMail,
                HeadMail,
                LinkMail,
                LookupMail,
                MessageMail,
                NoticeMail,
                ReportMail,
                RoleMail,
                TemplateTestMail,
                TransferMail,
                WaitingMail,
                WebhookMail {

    /** What a subject names, such as the event; empty where it names nothing. */
    default String subjectName() {
        return "";
    }

    /** How long what it says is true; delivery is not tried for longer. */
    default Duration usefulFor() {
        return Duration.ofDays(7);
    }

    /** What is kept once the mail is delivered or given up: nothing that opens a door. */
    default MailContent withoutSecrets() {
        return this;
    }

    /** Whether it holds something that opens a door, until {@link #usefulFor()} is over. */
    default boolean holdsSecrets() {
        return !withoutSecrets().equals(this);
    }

    /** Whether the mail can be sent again after it was delivered or given up. */
    default boolean lasting() {
        return true;
    }
}
