package dev.marquee.notification.delivery;

import dev.marquee.notification.address.UnsubscribeLinks;
import dev.marquee.notification.content.MailClass;
import dev.marquee.notification.content.ReportMail;
import dev.marquee.notification.mail.Mail;
import dev.marquee.platform.config.MarqueeSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What mail programs and providers read of a mail, by its kind. */
@Component
class MailHeaders {

    private final UnsubscribeLinks links;
    private final String host;
    private final String bounceAddress;

    public MailHeaders(UnsubscribeLinks links, MarqueeSettings settings, MailSettings mails) {
        this.links = links;
        this.host = String.valueOf(settings.publicUrl().getHost());
        this.bounceAddress = mails.bounceAddress();
    }

    /** All of them but those of every mail. */
    Map<String, String> of(Mail mail) {
        var headers = new LinkedHashMap<String, String>();
        // What a person wrote is no machine's, and what a machine replies is answered by none.
        if (!mail.kind().isPersonal())
            headers.put(
                    "Auto-Submitted", mail.kind().isReply() ? "auto-replied" : "auto-generated");
        if (mail.kind().isReply()) headers.put("X-Auto-Response-Suppress", "All");
        var mailClass = mail.kind().mailClass();
        if (mailClass.isRefusable()) list(mail, mailClass, headers);
        if (mail.content() instanceof ReportMail report && report.unsubscribe() != null)
            leave(report.unsubscribe(), headers);
        return headers;
    }

    private void list(Mail mail, MailClass mailClass, Map<String, String> headers) {
        var scope = mail.envelope().unsubscribeScope();
        if (scope != null) {
            leave(links.link(mail.recipient(), scope).toString(), headers);
        }
        var organizer = mail.envelope().organizerId();
        var whose = organizer == null ? "house" : "organizer-" + organizer;
        headers.put("List-Id", "<" + mailClass.word() + "." + whose + "." + host + ">");
        headers.put("Precedence", "bulk");
        headers.put("Feedback-ID", whose + ":" + mailClass.word() + ":marquee");
    }

    private static void leave(String link, Map<String, String> headers) {
        headers.put("List-Unsubscribe", "<" + link + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /**
     * Where a report that it did not arrive is sent, with the mail's token in it; null where nobody
     * reads such reports.
     */
    @Nullable String envelopeSender(Mail mail) {
        var token = mail.envelope().token();
        var at = bounceAddress.lastIndexOf('@');
        return token == null || at < 1
                ? null
                : bounceAddress.substring(0, at) + "+" + token + bounceAddress.substring(at);
    }
}
