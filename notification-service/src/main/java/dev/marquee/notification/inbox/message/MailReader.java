package dev.marquee.notification.inbox.message;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.CleanText;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a mail. Nothing of it is believed but that it is there. */
public final class MailReader {

    private static final Pattern ID = Pattern.compile("<[!-;=?-~]{1,390}>");
    private static final String[] RECIPIENTS = {
        "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"
    };
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_REFERENCES = 100;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;

    private final String own;
    private final Session session;

    /**
     * @param own what our own mails say whose they are
     */
    public MailReader(String own) {
        this.own = own.toLowerCase(Locale.ROOT);
        var properties = new Properties();
        properties.put("mail.mime.address.strict", "false");
        properties.put("mail.mime.allowutf8", "true");
        this.session = Session.getInstance(properties);
    }

    /**
     * Reads it.
     *
     * @throws Unreadable if it has too many parts, or parts inside each other, or is no mail at all
     */
    public ReceivedMail read(byte[] bytes) throws Unreadable {
        try {
            var mail = new MimeMessage(session, new ByteArrayInputStream(bytes));
            var parts = MailParts.of(mail, session);
            var id = messageId(mail);
            var from = from(mail);
            return new ReceivedMail(
                    Sha256.of(id.isEmpty() ? new String(bytes, StandardCharsets.ISO_8859_1) : id),
                    id,
                    from == null ? "" : cut(plain(from.getAddress()), LONGEST_ADDRESS),
                    from == null ? "" : cut(plain(from.getPersonal()), LONGEST_NAME),
                    recipients(mail),
                    references(mail),
                    cut(plain(decoded(mail.getHeader("Subject", null))), LONGEST_SUBJECT),
                    WrittenText.answer(parts.text()),
                    parts.files(),
                    AutomaticMail.reason(mail, own),
                    parts.report(AutomaticMail.isBounced(mail)),
                    parts.feedback(),
                    parts.original(),
                    language(mail));
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
            throw new Unreadable(e.toString(), e);
        }
    }

    private static String messageId(MimeMessage mail) throws MessagingException {
        var header = mail.getHeader("Message-ID");
        var id = header == null ? null : id(header[0]);
        return id == null ? "" : id;
    }

    /** The Message-ID in a header; null where nothing in it looks like one. */
    static @Nullable String id(String header) {
        var id = ID.matcher(header);
        return id.find() ? id.group() : null;
    }

    private static @Nullable InternetAddress from(MimeMessage mail) throws MessagingException {
        var header = mail.getHeader("From", ",");
        if (header == null) return null;
        for (var address : InternetAddress.parseHeader(header, false))
            if (address.getAddress() != null && address.getAddress().contains("@")) return address;
        return null;
    }

    private static List<String> recipients(MimeMessage mail) throws MessagingException {
        var found = new LinkedHashSet<String>();
        for (var name : RECIPIENTS) {
            var header = mail.getHeader(name, ",");
            if (header == null) continue;
            for (var address : InternetAddress.parseHeader(header, false))
                if (address.getAddress() != null && found.size() < MOST_RECIPIENTS)
                    found.add(cut(plain(address.getAddress()), 2 * LONGEST_ADDRESS));
        }
        return List.copyOf(found);
    }

    private static List<String> references(MimeMessage mail) throws MessagingException {
        var found = new LinkedHashSet<String>();
        for (var name : new String[] {"In-Reply-To", "References"}) {
            var header = mail.getHeader(name, " ");
            if (header == null) continue;
            var ids = ID.matcher(header);
            while (ids.find() && found.size() < MOST_REFERENCES) found.add(ids.group());
        }
        return new ArrayList<>(found);
    }

    private static @Nullable String language(MimeMessage mail) throws MessagingException {
        var header = mail.getHeader("Content-Language");
        if (header == null) return null;
        var first = header[0].split(",")[0].strip();
        return first.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}") ? first : null;
    }

    private static String decoded(@Nullable String header) {
        if (header == null) return "";
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException e) {
            return header;
        }
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : CleanText.of(text).replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
