package dev.marquee.notification.message;

import static dev.marquee.platform.queue.QueueTable.instant;

import dev.marquee.notification.message.Message.Author;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.audience.Audience;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the table as messages, and what of them is JSON. */
@Component
class MessageRows implements RowMapper<Message> {

    private static final TypeReference<Map<String, Words>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json;

    MessageRows(JsonMapper json) {
        this.json = json;
    }

    String json(Object value) {
        return json.writeValueAsString(value);
    }

    @Override
    public Message mapRow(ResultSet row, int n) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getLong("organizer_id"),
                row.getLong("event_id"),
                row.getString("event_name"),
                row.getString("message_class").equals("news"),
                MessageState.of(row.getString("state")).orElseThrow(),
                json.readValue(row.getString("audience"), Audience.class),
                row.getString("main_lang"),
                json.readValue(row.getString("texts"), TEXTS),
                when(row),
                instant(row, "starts_at"),
                row.getBoolean("later_bookers"),
                integer(row, "counted"),
                instant(row, "snapshot_at"),
                row.getString("read_up_to"),
                row.getString("why"),
                new Author(
                        row.getLong("author_id"),
                        row.getBoolean("author_admin"),
                        row.getString("sender"),
                        row.getString("reply_to")),
                row.getString("approved_by"),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "sent_at"),
                instant(row, "finished_at"),
                row.getLong("version"));
    }

    private static When when(ResultSet row) throws SQLException {
        var anchor = row.getString("anchor");
        return anchor == null
                ? new When(instant(row, "starts_at"), null, null, null)
                : new When(
                        null,
                        anchor,
                        row.getInt("offset_days"),
                        LocalTime.parse(row.getString("local_time")));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
