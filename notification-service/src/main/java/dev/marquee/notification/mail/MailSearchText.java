package dev.marquee.notification.mail;

import dev.marquee.platform.database.Refill;
import dev.marquee.platform.value.Folding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** What mails are searched by; mails of before are found as new ones are. */
@Component
public class MailSearchText extends Refill {

    private static final int COLUMN = 830;

    public MailSearchText() {
        super("10", "mail search folded");
    }

    static String of(String recipient, String subject) {
        var words = Folding.fold(recipient + " " + subject);
        return words.substring(0, Math.min(words.length(), COLUMN));
    }

    @Override
    protected String select() {
        return "select id, recipient, subject from mail where id > ? order by id";
    }

    @Override
    protected String update() {
        return "update mail_search set words = ? where mail_id = ?";
    }

    @Override
    protected List<String> values(Connection connection, ResultSet row) throws SQLException {
        return List.of(of(row.getString("recipient"), row.getString("subject")));
    }
}
