package dev.marquee.notification.delivery;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.MessageMail;
import dev.marquee.notification.mail.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A letter as it travels: both parts, the pictures inside, and a Message-ID that stays. */
final class MimeLetter extends SMTPMessage {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final String messageId;

    private MimeLetter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MimeMessage of(Mail mail, Letter letter, String from, MailHeaders headers, Instant now)
            throws MessagingException {
        var message = new MimeLetter(session(mail.recipient()), mail.messageId());
        var helper =
                new MimeMessageHelper(
                        message,
                        letter.attachments().isEmpty()
                                ? MimeMessageHelper.MULTIPART_MODE_RELATED
                                : MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
                        StandardCharsets.UTF_8.name());
        try {
            helper.setFrom(new InternetAddress(from, letter.from(), "UTF-8"));
            if (mail.content() instanceof MessageMail written && written.replyTo() != null)
                helper.setReplyTo(new InternetAddress(written.replyTo(), true));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM has UTF-8", e);
        }
        helper.setTo(new InternetAddress(mail.recipient(), true));
        helper.setSubject(letter.subject());
        helper.setText(letter.text(), letter.html());
        for (var picture : letter.pictures()) {
            helper.addInline(
                    picture.id(),
                    picture.fileName(),
                    new ByteArrayResource(picture.png()),
                    "image/png");
        }
        for (var file : letter.attachments()) {
            helper.addAttachment(
                    file.fileName(), new ByteArrayResource(file.content()), file.mediaType());
        }
        for (var header : headers.of(mail).entrySet())
            message.setHeader(header.getKey(), header.getValue());
        var sender = headers.envelopeSender(mail);
        if (sender != null) message.setEnvelopeFrom(sender);
        ReplyHeaders.set(message, mail);
        message.setHeader("Content-Language", mail.locale().toLanguageTag());
        message.setHeader("Date", DATE.format(now.atOffset(ZoneOffset.UTC)));
        message.saveChanges();
        return message;
    }

    /** Headers are in ASCII wherever the address is. */
    private static Session session(String recipient) {
        var properties = new Properties();
        properties.put("mail.mime.allowutf8", String.valueOf(!isAscii(recipient)));
        return Session.getInstance(properties);
    }

    static boolean isAscii(String address) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(address);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
