package dev.marquee.notification.message;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.SendCheck;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of a message that was stopped, what is in the queue still is not sent. */
@Component
class StoppedCheck implements SendCheck {

    private final JdbcClient jdbc;

    StoppedCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> against(Mail mail) {
        if (mail.kind() != MailKind.MESSAGE_SERVICE && mail.kind() != MailKind.MESSAGE_NEWS)
            return Optional.empty();
        return jdbc.sql(
                        """
                        select m.id from message m join message_recipient r on r.message_id = m.id
                        where r.mail_key = ? and m.state = 'stopped'
                        """)
                .param(mail.key())
                .query(Long.class)
                .optional()
                .map(stopped -> "stopped");
    }
}
