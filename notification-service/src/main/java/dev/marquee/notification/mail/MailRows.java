package dev.marquee.notification.mail;

import static dev.marquee.platform.queue.QueueTable.instant;

import dev.marquee.notification.content.ErasedMail;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the table as mails, and the other way round. */
@Component
class MailRows implements RowMapper<Mail> {

    static final String SELECT =
            "select m.*, c.data from mail m join mail_content c on c.mail_id = m.id ";

    private final JsonMapper json;

    MailRows(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mail mapRow(ResultSet row, int n) throws SQLException {
        var kind = MailKind.of(row.getString("kind")).orElseThrow();
        return new Mail(
                row.getLong("id"),
                row.getString("mail_key"),
                kind,
                row.getString("recipient"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("subject"),
                row.getObject("erased_at") == null
                        ? json.readValue(row.getString("data"), kind.content())
                        : new ErasedMail(),
                row.getString("message_id"),
                MailStatus.of(row.getString("status")).orElseThrow(),
                row.getInt("attempts"),
                row.getInt("in_doubt"),
                row.getString("last_error"),
                required(row, "created_at"),
                required(row, "queued_at"),
                required(row, "give_up_at"),
                instant(row, "next_attempt_at"),
                instant(row, "sent_at"),
                row.getObject("organizer_id", Long.class));
    }

    String data(MailContent content) {
        return json.writeValueAsString(content);
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }
}
