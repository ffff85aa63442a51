package dev.marquee.notification.mail;

import dev.marquee.notification.address.SuppressionScope;
import dev.marquee.notification.content.Letter.Attachment;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody asks for.
 *
 * @param key letters, digits and {@code : . _ -}, 200 at most; there is one mail a key
 * @param organizerId whose event it is about, where it is about one
 * @param attachments files that come with it
 * @param sender with whom it shares its turns among those for many, such as organizer:7; null for
 *     the organiser
 * @param unsubscribeScope what its reader may refuse by one click; null where there is nothing to
 *     refuse
 * @param notBefore it is not sent earlier; null for at once
 */
public record MailDraft(
        String key,
        MailKind kind,
        String to,
        Locale locale,
        MailContent content,
        @Nullable Long organizerId,
        List<Attachment> attachments,
        @Nullable String sender,
        @Nullable SuppressionScope unsubscribeScope,
        @Nullable Instant notBefore) {

    /** One without files that goes at once; of an organiser's, its reader may refuse the class. */
    public static MailDraft of(
            String key,
            MailKind kind,
            String to,
            Locale locale,
            MailContent content,
            @Nullable Long organizerId) {
        var scope =
                organizerId == null || !kind.mailClass().isRefusable()
                        ? null
                        : SuppressionScope.of(organizerId, kind.mailClass());
        return new MailDraft(
                key, kind, to, locale, content, organizerId, List.of(), null, scope, null);
    }

    /** The same with these files. */
    public MailDraft with(List<Attachment> files) {
        return new MailDraft(
                key,
                kind,
                to,
                locale,
                content,
                organizerId,
                files,
                sender,
                unsubscribeScope,
                notBefore);
    }

    /** The same, sharing its turns with this sender. */
    public MailDraft from(@Nullable String other) {
        return new MailDraft(
                key,
                kind,
                to,
                locale,
                content,
                organizerId,
                attachments,
                other,
                unsubscribeScope,
                notBefore);
    }

    /** The same, not earlier than this. */
    public MailDraft notBefore(@Nullable Instant time) {
        return new MailDraft(
                key,
                kind,
                to,
                locale,
                content,
                organizerId,
                attachments,
                sender,
                unsubscribeScope,
                time);
    }

    /** The same, whose reader may refuse this by one click. */
    public MailDraft refusable(@Nullable SuppressionScope scope) {
        return new MailDraft(
                key, kind, to, locale, content, organizerId, attachments, sender, scope, notBefore);
    }

    String turnsOf() {
        if (sender != null) return sender;
        return organizerId == null ? "house" : "organizer:" + organizerId;
    }
}
