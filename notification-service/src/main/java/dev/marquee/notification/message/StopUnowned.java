package dev.marquee.notification.message;

import static dev.marquee.notification.message.MessageState.DRAFT;
import static dev.marquee.notification.message.MessageState.STOPPED;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the messages of an author who may not write any more: what goes out stops, what waits is a
 * draft again.
 */
@Component
public class StopUnowned {

    private static final String WHY = "no-rights";

    private final JdbcClient jdbc;
    private final MessageRows rows;
    private final Messages messages;

    StopUnowned(JdbcClient jdbc, MessageRows rows, Messages messages) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.messages = messages;
    }

    /**
     * Told again, nothing changes.
     *
     * @param own whether the author may write to the people of the own events
     * @param all whether to those of everybody's
     */
    @Transactional
    public void handle(long author, boolean own, boolean all) {
        if (own && all) return;
        if (!all)
            jdbc.sql("update message set author_admin = false where author_id = ? and author_admin")
                    .param(author)
                    .update();
        var unowned =
                jdbc.sql(
                                """
                                select * from message where author_id = :author and (:none or organizer_id <> :author)
                                and state in ('scheduled', 'review', 'preparing', 'sending', 'paused')
                                """)
                        .param("author", author)
                        .param("none", !own)
                        .query(rows)
                        .list();
        for (var message : unowned)
            messages.move(
                    message.id(),
                    message.state(),
                    message.state().isEditable() ? DRAFT : STOPPED,
                    Map.of("why", WHY));
    }
}
