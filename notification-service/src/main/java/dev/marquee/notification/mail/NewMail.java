package dev.marquee.notification.mail;

/**
 * A mail to be queued.
 *
 * @param messageId the same at every attempt
 */
record NewMail(MailDraft draft, String subject, String messageId) {}
