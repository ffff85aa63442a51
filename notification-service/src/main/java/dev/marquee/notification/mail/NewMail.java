package dev.marquee.notification.mail;

import dev.marquee.notification.content.Letter.Attachment;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be queued.
 *
 * @param key there is one mail a key
 * @param messageId the same at every attempt
 * @param organizerId whose event it is about, where it is about one
 * @param attachments files that come with it
 */
record NewMail(
        String key,
        MailKind kind,
        String recipient,
        Locale locale,
        String subject,
        MailContent content,
        String messageId,
        @Nullable Long organizerId,
        List<Attachment> attachments) {}
