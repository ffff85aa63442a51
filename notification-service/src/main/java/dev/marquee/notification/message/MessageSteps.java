package dev.marquee.notification.message;

import static dev.marquee.platform.queue.QueueTable.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What workers do with messages: claim them, and say when there is more to do. */
@Component
public class MessageSteps {

    /**
     * What was looked at before somebody let a message go on.
     *
     * @param hard bounces
     * @param of how many that were settled
     */
    record Accepted(long hard, long of) {}

    private final JdbcClient jdbc;
    private final MessageRows rows;
    private final Clock clock;

    MessageSteps(JdbcClient jdbc, MessageRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Claims those for which there is something to do; until the lease is over nobody else gets
     * them.
     */
    @Transactional
    public List<Message> claim(int most, Duration lease) {
        var now = clock.instant();
        return jdbc
                .sql("select id from message where due_at <= ? order by due_at limit ?")
                .params(utc(now), most)
                .query(Long.class)
                .list()
                .stream()
                .filter(id ->
                        jdbc.sql("update message set due_at = ? where id = ? and due_at <= ?")
                                        .params(utc(now.plus(lease)), id, utc(now))
                                        .update()
                                == 1)
                .flatMap(id ->
                        jdbc
                                .sql("select * from message where id = ?")
                                .param(id)
                                .query(rows)
                                .list()
                                .stream())
                .toList();
    }

    /** A scheduled message goes out at another time, because its event was moved. */
    @Transactional
    public void moveTime(Message seen, Instant at) {
        jdbc.sql(
                        """
                        update message set starts_at = :at, due_at = :at, version = version + 1
                        where id = :id and version = :version and state = 'scheduled'
                        """)
                .param("at", utc(at))
                .param("id", seen.id())
                .param("version", seen.version())
                .update();
    }

    /** The bounces that are no reason to pause it again. */
    Accepted accepted(long id) {
        return jdbc.sql("select accepted_hard, accepted_of from message where id = ?")
                .param(id)
                .query((row, n) -> new Accepted(row.getLong(1), row.getLong(2)))
                .optional()
                .orElseGet(() -> new Accepted(0, 0));
    }

    /** Those that wait for their time, in the order of ids, after that one. */
    List<Message> scheduled(long after, int most) {
        return jdbc.sql(
                        "select * from message where state = 'scheduled' and id > ? order by id limit ?")
                .params(after, most)
                .query(rows)
                .list();
    }

    /** All up to that address are written down; there is more to do at once. */
    @Transactional
    public void readUpTo(long id, String address) {
        jdbc.sql("update message set read_up_to = ?, due_at = ? where id = ?")
                .params(address, utc(clock.instant()), id)
                .update();
    }

    /** Whoever booked since then is written down, too. */
    @Transactional
    public void lookAgain(long id, Instant now) {
        jdbc.sql(
                        """
                        update message set state = 'preparing', snapshot_at = :now, read_up_to = null, due_at = :now, version = version + 1
                        where id = :id and state = 'sending'
                        """)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /** There is something to do for it then, and not before. */
    @Transactional
    public void later(long id, MessageState state, Instant at) {
        jdbc.sql("update message set due_at = ? where id = ? and state = ?")
                .params(utc(at), id, state.word())
                .update();
    }

    /**
     * Locks its row and says whether it is in that state still: what follows happens before any
     * pause.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holds(long id, MessageState state) {
        return jdbc.sql("select state from message where id = ? for update")
                .param(id)
                .query(String.class)
                .optional()
                .filter(state.word()::equals)
                .isPresent();
    }
}
