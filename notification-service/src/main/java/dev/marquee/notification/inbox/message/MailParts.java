package dev.marquee.notification.inbox.message;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a mail that are of use: its text, the report in it, and the mail it is about. */
final class MailParts {

    private static final int MOST = 20;
    private static final int DEEPEST = 5;

    private final Session session;
    private int count;
    private int files;
    private @Nullable String plain;
    private @Nullable String html;
    private @Nullable String status;
    private @Nullable String feedback;
    private @Nullable String original;

    private MailParts(Session session) {
        this.session = session;
    }

    static MailParts of(MimeMessage mail, Session session)
            throws MessagingException, IOException, Unreadable {
        var parts = new MailParts(session);
        parts.visit(mail, 1);
        return parts;
    }

    private void visit(Part part, int depth) throws MessagingException, IOException, Unreadable {
        if (depth > DEEPEST) throw new Unreadable("parts inside each other, more than " + DEEPEST);
        if (++count > MOST) throw new Unreadable("more than " + MOST + " parts");
        var type = type(part);
        if (type.match("multipart/*")) {
            var multipart = multipart(part);
            for (var n = 0; n < multipart.getCount(); n++)
                visit(multipart.getBodyPart(n), depth + 1);
        } else if (type.match("message/delivery-status")
                || type.match("message/global-delivery-status")) {
            if (status == null) status = text(part, type);
        } else if (type.match("message/feedback-report")) {
            if (feedback == null) feedback = feedbackType(text(part, type));
        } else if (type.match("message/rfc822")
                || type.match("message/global")
                || type.match("text/rfc822-headers")
                || type.match("message/rfc822-headers")) {
            if (original == null) original = messageId(part.getInputStream().readNBytes(64_000));
            if (depth > 1 && Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) files++;
        } else if (isFile(part)) {
            files++;
        } else if (type.match("text/plain")) {
            if (plain == null) plain = text(part, type);
        } else if (type.match("text/html")) {
            if (html == null) html = text(part, type);
        } else if (depth > 1) {
            files++;
        }
    }

    private static ContentType type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException e) {
            return new ContentType("text", "plain", null);
        }
    }

    private static Multipart multipart(Part part)
            throws MessagingException, IOException, Unreadable {
        if (part.getContent() instanceof MimeMultipart multipart) return multipart;
        throw new Unreadable("a multipart without parts");
    }

    private static boolean isFile(Part part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                || part instanceof BodyPart && part.getFileName() != null;
    }

    private static String text(Part part, ContentType type) throws MessagingException, IOException {
        var bytes = part.getInputStream().readNBytes(WrittenText.LONGEST_PART);
        return new String(bytes, charset(type.getParameter("charset")));
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null
                    ? StandardCharsets.UTF_8
                    : Charset.forName(MimeUtility.javaCharset(name.strip()));
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private @Nullable String messageId(byte[] mail) throws MessagingException {
        var inner = new MimeMessage(session, new ByteArrayInputStream(mail));
        var id = inner.getHeader("Message-ID");
        return id == null ? null : MailReader.id(id[0]);
    }

    private static @Nullable String feedbackType(String report) {
        return DeliveryReports.blocks(report).stream()
                .flatMap(fields -> Optional.ofNullable(fields.get("feedback-type")).stream())
                .findFirst()
                .map(type -> type.toLowerCase(java.util.Locale.ROOT))
                .orElse(null);
    }

    /** What is to be read: the plain text, or else what the HTML says. */
    String text() {
        if (plain != null && !plain.isBlank()) return plain;
        return html == null ? "" : WrittenText.ofHtml(html);
    }

    int files() {
        return files;
    }

    /**
     * What a mail server says; null where it says nothing.
     *
     * @param letters whether a plain text may be a report
     */
    @Nullable DeliveryReport report(boolean letters) {
        var letter =
                letters && plain != null && feedback == null
                        ? DeliveryReports.letter(plain)
                        : Optional.<DeliveryReport>empty();
        if (status == null) return letter.orElse(null);
        return DeliveryReports.standard(status)
                .map(report -> letter.map(report::inWordsOf).orElse(report))
                .orElse(null);
    }

    @Nullable String feedback() {
        return feedback;
    }

    /** The Message-ID of the mail inside it; null where there is none. */
    @Nullable String original() throws MessagingException {
        if (original != null || plain == null) return original;
        var copy = DeliveryReports.copy(plain);
        return copy.isEmpty() ? null : messageId(copy.getBytes(StandardCharsets.UTF_8));
    }
}
