package dev.marquee.event.embedding;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sites that organisers have listed. */
@Repository
class EmbedOrigins {

    /** An event that can be shown on another site. */
    record Shown(String code, String name) {}

    private static final int MOST_SHOWN = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    EmbedOrigins(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order of the alphabet. */
    List<String> of(long organizer) {
        return jdbc.sql("select origin from embed_origin where organizer_id = ? order by origin")
                .param(organizer)
                .query(String.class)
                .list();
    }

    /** Until the end of the transaction nobody else replaces the organiser's list. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(long organizer) {
        jdbc.sql("insert into embed_list (organizer_id) values (?) on conflict do nothing")
                .param(organizer)
                .update();
        jdbc.sql("select organizer_id from embed_list where organizer_id = ? for update")
                .param(organizer)
                .query(Long.class)
                .single();
    }

    /** Lists these and no others. */
    @Transactional(propagation = Propagation.MANDATORY)
    void replace(long organizer, List<String> origins) {
        jdbc.sql("delete from embed_origin where organizer_id = ?").param(organizer).update();
        for (var origin : origins)
            jdbc.sql(
                            "insert into embed_origin (organizer_id, origin, added_at) values (?, ?, ?) on conflict do nothing")
                    .params(organizer, origin, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
    }

    /** The organiser's events that are on sale, soonest first. */
    List<Shown> events(long organizer) {
        return jdbc.sql(
                        "select code, name from event where organizer_id = ? and status in ('PUBLISHED', 'SOLD_OUT') and test_mode = 'OFF' order by starts_at, id limit ?")
                .params(organizer, MOST_SHOWN)
                .query(Shown.class)
                .list();
    }
}
