package dev.marquee.notification.mail;

import dev.marquee.notification.content.Letter.Attachment;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Queues a mail, with its subject and the Message-ID that it keeps. */
@Component
public class QueueMail {

    private final Mails mails;
    private final LetterWriter letters;
    private final String host;

    QueueMail(Mails mails, LetterWriter letters, @Value("${marquee.mail.smtp.from}") String from) {
        this.mails = mails;
        this.letters = letters;
        this.host = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    /**
     * Stores it if, and only if, the caller's transaction commits.
     *
     * @param key letters, digits and {@code : . _ -}, 200 at most
     * @param organizerId whose event it is about, where it is about one
     * @return false where nothing is queued: there is a mail of this key already, or its reader was
     *     erased
     */
    public boolean handle(
            String key,
            MailKind kind,
            String to,
            Locale locale,
            MailContent content,
            @Nullable Long organizerId) {
        return handle(key, kind, to, locale, content, organizerId, List.of());
    }

    /** The same with files. */
    boolean handle(
            String key,
            MailKind kind,
            String to,
            Locale locale,
            MailContent content,
            @Nullable Long organizerId,
            List<Attachment> attachments) {
        if (Recipient.isNobody(to)) return false;
        return mails.add(
                new NewMail(
                        key,
                        kind,
                        to,
                        locale,
                        letters.subject(kind, locale, content, organizerId),
                        content,
                        "<" + key.replace(':', '.') + "@" + host + ">",
                        organizerId,
                        attachments));
    }
}
