package dev.marquee.notification.mail;

import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be queued.
 *
 * @param key there is one mail a key
 * @param messageId the same at every attempt
 * @param organizerId whose event it is about, where it is about one
 */
record NewMail(
        String key,
        MailKind kind,
        String recipient,
        Locale locale,
        String subject,
        MailContent content,
        String messageId,
        @Nullable Long organizerId) {}
