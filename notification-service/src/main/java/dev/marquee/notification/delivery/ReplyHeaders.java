package dev.marquee.notification.delivery;

import dev.marquee.notification.content.ComplaintMail;
import dev.marquee.notification.mail.Mail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** What makes mails about one complaint a conversation, and brings answers back to it. */
final class ReplyHeaders {

    /** Says whose mail it is, so that one that comes back to us is not answered. */
    private static final String OWN = "X-Marquee";

    private ReplyHeaders() {}

    static void set(MimeMessage message, Mail mail) throws MessagingException {
        var id = mail.messageId();
        var host = id.substring(id.indexOf('@') + 1).replace(">", "");
        message.setHeader(OWN, host);
        if (!(mail.content() instanceof ComplaintMail complaint)) return;
        var replyTo = complaint.replyTo();
        if (replyTo != null) message.setReplyTo(new Address[] {new InternetAddress(replyTo)});
        var token = complaint.replyToken();
        if (token == null) return;
        // Stands for the complaint: all its mails refer to it, and so do all answers to any of
        // them.
        var thread = "<c-" + token + "@" + host + ">";
        var answered = complaint.inReplyTo();
        message.setHeader("References", answered == null ? thread : thread + " " + answered);
        message.setHeader("In-Reply-To", answered == null ? thread : answered);
    }
}
