package dev.marquee.notification.mail;

import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail that another service hands in.
 *
 * @param account whose owner reads it; null where it goes by the address
 * @param organizerId whose event it is about, where it is about one
 */
public record ReaderMail(
        String key,
        MailKind kind,
        String to,
        Locale locale,
        MailContent content,
        @Nullable Long organizerId,
        @Nullable Long account) {}
