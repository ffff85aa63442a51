package dev.marquee.notification.mail;

import dev.marquee.notification.content.BookingMail;
import dev.marquee.notification.content.Letter.Attachment;
import dev.marquee.notification.content.ReportMail;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The files that other services hand in with a mail. Only mails about bookings and reports have
 * some.
 */
final class MailAttachments {

    private final JdbcClient jdbc;

    MailAttachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a mail; most are not even looked for. */
    List<Attachment> of(Mail mail) {
        if (!(mail.content() instanceof BookingMail || mail.content() instanceof ReportMail))
            return List.of();
        return jdbc.sql(
                        "select file_name, media_type, content from mail_attachment where mail_id = ? order by position")
                .param(mail.id())
                .query((row, n) ->
                        new Attachment(
                                row.getString("file_name"),
                                row.getString("media_type"),
                                row.getBytes("content")))
                .list();
    }

    /** Stores those of a new mail, in its transaction. */
    void add(long mail, List<Attachment> files) {
        for (int position = 0; position < files.size(); position++)
            jdbc.sql(
                            "insert into mail_attachment (mail_id, position, file_name, media_type, content) values (?, ?, ?, ?, ?)")
                    .params(
                            mail,
                            position,
                            files.get(position).fileName(),
                            files.get(position).mediaType(),
                            files.get(position).content())
                    .update();
    }
}
