package dev.marquee.notification.mail;

import dev.marquee.notification.content.ErasedMail;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the table as mails, and the other way round. */
@Component
class MailRows implements RowMapper<Mail> {

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
                instant(row, "sent_at"));
    }

    String data(MailContent content) {
        return json.writeValueAsString(content);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
