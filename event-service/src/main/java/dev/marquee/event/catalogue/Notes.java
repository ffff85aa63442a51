package dev.marquee.event.catalogue;

import dev.marquee.platform.security.Caller;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the staff tell each other about an event. */
@Component
class Notes {

    /** One of them. */
    record Note(
            long id,
            long eventId,
            long authorId,
            String author,
            String text,
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
    List<Note> of(long event) {
        return jdbc.sql(COLUMNS + "where event_id = ? order by id desc limit 200")
                .param(event)
                .query(Note.class)
                .list();
    }

    void add(long event, Caller author, String text) {
        jdbc.sql(
                        "insert into event_note (event_id, author_id, author, text, created_at) values (?, ?, ?, ?, ?)")
                .params(
                        event,
                        author.id(),
                        author.name(),
                        text,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One that this person wrote. */
    Optional<Note> own(long id, Caller author) {
        return jdbc.sql(COLUMNS + "where id = ? and author_id = ?")
                .params(id, author.id())
                .query(Note.class)
                .optional();
    }

    void delete(Note note) {
        jdbc.sql("delete from event_note where id = ?").param(note.id()).update();
    }
}
