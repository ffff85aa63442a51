package dev.marquee.notification.inbox.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the mails of machines: whoever answers one may be answered for ever. Two systems that
 * answer each other mostly say what they are, in one of many ways.
 */
final class AutomaticMail {

    /** Where our own mails say whose they are. */
    private static final String OWN = "X-Marquee";

    private static final Set<String> TO_MANY = Set.of("bulk", "junk", "list", "auto_reply");

    private AutomaticMail() {}

    /**
     * Why a machine seems to have written it, in a word; null where nothing says so.
     *
     * @param own what our own mails say in {@link #OWN}
     */
    static @Nullable String reason(MimeMessage mail, String own) throws MessagingException {
        if (own.equals(header(mail, OWN))) return "own";
        var submitted = header(mail, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.startsWith("no")) return "auto-submitted";
        if (isReport(mail)) return "report";
        if (hasNoSender(mail)) return "return-path";
        if (TO_MANY.contains(header(mail, "Precedence"))) return "precedence";
        if (mail.getHeader("List-Id") != null || mail.getHeader("List-Unsubscribe") != null)
            return "list";
        var suppress = header(mail, "X-Auto-Response-Suppress");
        if (!suppress.isEmpty() && !suppress.equals("none")) return "suppress";
        if (mail.getHeader("X-Loop") != null) return "x-loop";
        for (var name :
                new String[] {
                    "X-Autoreply", "X-Autorespond", "X-Auto-Response", "X-AutoReply-From"
                }) if (mail.getHeader(name) != null) return "autoreply";
        return isOfServer(mail) ? "server" : null;
    }

    private static boolean isReport(MimeMessage mail) throws MessagingException {
        try {
            return new ContentType(mail.getContentType()).match("multipart/report");
        } catch (ParseException e) {
            return false;
        }
    }

    /** Whether a server may have sent it: what only looks like its letters is nobody's report. */
    static boolean isBounced(MimeMessage mail) throws MessagingException {
        return hasNoSender(mail) || isOfServer(mail);
    }

    private static boolean hasNoSender(MimeMessage mail) throws MessagingException {
        return header(mail, "Return-Path").equals("<>");
    }

    private static boolean isOfServer(MimeMessage mail) throws MessagingException {
        var from = header(mail, "From");
        return from.contains("mailer-daemon@") || from.contains("postmaster@");
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        var values = mail.getHeader(name);
        return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
    }
}
