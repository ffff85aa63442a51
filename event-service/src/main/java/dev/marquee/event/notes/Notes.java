package dev.marquee.event.notes;

import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** What the staff tell each other about an event. */
@Component
public class Notes {

    /** One of them. */
    public record Note(
            long id,
            long eventId,
            long authorId,
            @Schema(example = "Ana Ribeiro") String author,
            @Schema(example = "The piano is tuned at four.") String text,
            OffsetDateTime createdAt) {}

    private static final String COLUMNS =
            "select id, event_id, author_id, author, text, created_at from event_note ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Notes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first, at most 200. */
    public List<Note> of(long event) {
        return jdbc.sql(COLUMNS + "where event_id = ? order by id desc limit 200")
                .param(event)
                .query(Note.class)
                .list();
    }

    public Note add(long event, Caller author, String text) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into event_note (event_id, author_id, author, text, created_at) values (?, ?, ?, ?, ?)")
                .params(
                        event,
                        author.id(),
                        author.name(),
                        text,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update(key, "id");
        return own(Objects.requireNonNull(key.getKey()).longValue(), author).orElseThrow();
    }

    /** One that this person wrote. */
    public Optional<Note> own(long id, Caller author) {
        return jdbc.sql(COLUMNS + "where id = ? and author_id = ?")
                .params(id, author.id())
                .query(Note.class)
                .optional();
    }

    public void delete(Note note) {
        jdbc.sql("delete from event_note where id = ?").param(note.id()).update();
    }
}
