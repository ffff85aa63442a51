package dev.marquee.notification.mail;

import dev.marquee.notification.content.ComplaintMail;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.config.RandomToken;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Queues a mail, with its subject and the Message-ID that it keeps. */
@Component
public class QueueMail {

    /** Characters, of six bits each. */
    private static final int SECRET = 22;

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
        return handle(MailDraft.of(key, kind, to, locale, content, organizerId)).isPresent();
    }

    /**
     * The same with all there is to say. Returns the mail's id, or nothing where none is queued.
     */
    public OptionalLong handle(MailDraft draft) {
        if (Recipient.isNobody(draft.to())) return OptionalLong.empty();
        return mails.add(
                new NewMail(
                        draft,
                        letters.subject(
                                draft.kind(), draft.locale(), draft.content(), draft.organizerId()),
                        messageId(draft)));
    }

    /**
     * What says that a report of a server is about a mail of ours, so nobody can guess it. That of
     * a mail about a complaint holds what its answers are known by: some programs refer to the mail
     * that they answer, and to nothing else.
     */
    private String messageId(MailDraft draft) {
        var secret =
                draft.content() instanceof ComplaintMail complaint && complaint.replyToken() != null
                        ? "c-" + complaint.replyToken()
                        : RandomToken.create().substring(0, SECRET);
        return "<" + draft.key().replace(':', '.') + "." + secret + "@" + host + ">";
    }
}
