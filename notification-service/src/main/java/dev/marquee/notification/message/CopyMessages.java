package dev.marquee.notification.message;

import static dev.marquee.platform.queue.QueueTable.utc;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An event that was copied has the messages of the other, as drafts. */
@Component
public class CopyMessages {

    private final JdbcClient jdbc;
    private final Clock clock;

    CopyMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Copies all but what was stopped or failed. What was sent at a time has none now; what is told
     * in days from the event is told so again. Ticket types and seats are not the same there, so
     * everybody is meant. Told again, nothing changes.
     */
    @Transactional
    public void handle(long from, long to) {
        var there =
                jdbc.sql("select count(*) from message where event_id = ?")
                        .param(to)
                        .query(Long.class)
                        .single();
        if (there > 0) return;
        jdbc.sql(
                        """
                        insert into message (organizer_id, event_id, event_name, message_class, state, audience, main_lang, texts, anchor, offset_days,
                                             local_time, later_bookers, author_id, author_admin, sender, reply_to, created_at, version)
                        select organizer_id, cast(:to as bigint), event_name, message_class, 'draft', '{}', main_lang, texts, anchor, offset_days,
                               local_time, later_bookers, author_id, author_admin, sender, reply_to, cast(:now as timestamp with time zone), 1
                        from message where event_id = :from and state not in ('stopped', 'failed') order by id
                        """)
                .param("to", to)
                .param("from", from)
                .param("now", utc(clock.instant()))
                .update();
    }
}
