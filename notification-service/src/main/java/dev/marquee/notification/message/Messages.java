package dev.marquee.notification.message;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.fact.SentMessages;
import dev.marquee.notification.message.Message.Author;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages there are. Every change is guarded by the state, or the version, that it is made
 * from.
 */
@Component
public class Messages {

    /**
     * Which messages to list; null for all.
     *
     * @param organizer whose they are
     */
    public record Filter(
            @Nullable Long organizer, @Nullable Long event, @Nullable MessageState state) {}

    private static final String WHERE =
            """
             where (cast(:organizer as bigint) is null or organizer_id = :organizer) and (cast(:event as bigint) is null or event_id = :event)
             and (cast(:state as varchar) is null or state = :state)
            """;

    private final JdbcClient jdbc;
    private final MessageRows rows;
    private final StaffNotices notices;
    private final SentMessages facts;
    private final Clock clock;

    Messages(
            JdbcClient jdbc,
            MessageRows rows,
            StaffNotices notices,
            SentMessages facts,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.notices = notices;
        this.facts = facts;
        this.clock = clock;
    }

    public Optional<Message> find(long id) {
        return jdbc.sql("select * from message where id = ?").param(id).query(rows).optional();
    }

    /** The newest first. */
    public List<Message> list(Filter filter, int most, long from) {
        return filtered(
                        "select * from message"
                                + WHERE
                                + " order by id desc limit :most offset :from",
                        filter)
                .param("most", most)
                .param("from", from)
                .query(rows)
                .list();
    }

    public long count(Filter filter) {
        return filtered("select count(*) from message" + WHERE, filter).query(Long.class).single();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("organizer", filter.organizer(), Types.BIGINT)
                .param("event", filter.event(), Types.BIGINT)
                .param(
                        "state",
                        filter.state() == null ? null : filter.state().word(),
                        Types.VARCHAR);
    }

    /** Stores a draft and returns its id. */
    @Transactional
    public long add(Event event, Author author, Draft draft) {
        var keys = new GeneratedKeyHolder();
        written(
                        """
                        insert into message (organizer_id, event_id, event_name, message_class, state, audience, main_lang, texts, starts_at, anchor,
                                             offset_days, local_time, later_bookers, author_id, author_admin, sender, reply_to, created_at, version)
                        values (:organizer, :event, :eventName, :class, 'draft', :audience, :lang, :texts, :startsAt, :anchor, :days, :time, :later,
                                :author, :admin, :sender, :replyTo, :now, 1)
                        """,
                        event,
                        draft)
                .param("organizer", event.organizerId())
                .param("event", event.id())
                .param("author", author.id())
                .param("admin", author.admin())
                .param("sender", author.name())
                .param("replyTo", author.replyTo())
                .update(keys, "id");
        return Objects.requireNonNull(keys.getKey()).longValue();
    }

    /**
     * Changes what nobody has got yet; then it is a draft again, whoever approved it before.
     *
     * @return false where it is another version by now, or went out
     */
    @Transactional
    public boolean edit(long id, long version, Event event, Author author, Draft draft) {
        return written(
                                """
                                update message set event_name = :eventName, message_class = :class, audience = :audience, main_lang = :lang, texts = :texts,
                                    starts_at = :startsAt, anchor = :anchor, offset_days = :days, local_time = :time, later_bookers = :later,
                                    author_id = :author, author_admin = :admin, sender = :sender, reply_to = :replyTo, state = 'draft', why = null,
                                    approved_by = null, due_at = null, version = version + 1
                                where id = :id and version = :version and state in ('draft', 'scheduled', 'missed', 'review') and :now is not null
                                """,
                                event,
                                draft)
                        .param("author", author.id())
                        .param("admin", author.admin())
                        .param("sender", author.name())
                        .param("replyTo", author.replyTo())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec written(String sql, Event event, Draft draft) {
        var when = draft.when();
        var time = when.localTime();
        var at = when.of(event);
        return jdbc.sql(sql)
                .param("eventName", event.name())
                .param("class", draft.news() ? "news" : "service")
                .param("audience", rows.json(draft.audience()))
                .param("lang", draft.mainLang())
                .param("texts", rows.json(draft.texts()))
                .param("startsAt", at == null ? null : utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("anchor", when.anchor(), Types.VARCHAR)
                .param("days", when.offsetDays(), Types.INTEGER)
                .param("time", time == null ? null : time.toString(), Types.VARCHAR)
                .param("later", draft.laterBookers())
                .param("now", utc(clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /**
     * A draft goes out now.
     *
     * @param due when a worker takes it up, if the caller did not
     * @param approvedBy the admin who says so; null for nobody
     */
    @Transactional
    public boolean begin(Message seen, Instant due, @Nullable String approvedBy) {
        return jdbc.sql(
                                """
                                update message set state = 'scheduled', why = null, starts_at = null, due_at = :due, anchor = null, offset_days = null,
                                    local_time = null, approved_by = :by, version = version + 1
                                where id = :id and version = :version and state in ('draft', 'missed')
                                """)
                        .param("due", utc(due))
                        .param("by", approvedBy, Types.VARCHAR)
                        .param("id", seen.id())
                        .param("version", seen.version())
                        .update()
                == 1;
    }

    /** Deletes what nobody has got. */
    @Transactional
    public boolean delete(long id) {
        return jdbc.sql(
                                "delete from message where id = ? and state in ('draft', 'scheduled', 'missed', 'review')")
                        .param(id)
                        .update()
                == 1;
    }

    /**
     * Moves a message on, if it is in that state still.
     *
     * @param more further columns and their new values
     * @throws IllegalArgumentException if no message goes that way
     */
    @Transactional
    public boolean move(long id, MessageState from, MessageState to, Map<String, ?> more) {
        return move(id, from, null, to, more);
    }

    /** The same, if it is still what somebody saw. */
    @Transactional
    public boolean move(Message seen, MessageState to, Map<String, ?> more) {
        return move(seen.id(), seen.state(), seen.version(), to, more);
    }

    /** Lets a paused one go on: what bounced so far is no reason any more to pause it. */
    @Transactional
    public boolean resume(long id) {
        return jdbc.sql(
                                """
                                update message set state = 'sending', why = null, due_at = :now, version = version + 1,
                                    accepted_hard = (select count(*) from message_recipient where message_id = :id and outcome = 'bounced_hard'),
                                    accepted_of = (select count(*) from message_recipient where message_id = :id
                                                   and outcome in ('bounced_hard', 'bounced_soft', 'handed_over'))
                                where id = :id and state = 'paused'
                                """)
                        .param("now", utc(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    private boolean move(
            long id,
            MessageState from,
            @Nullable Long version,
            MessageState to,
            Map<String, ?> more) {
        if (!from.next().contains(to)) throw new IllegalArgumentException(from + " to " + to);
        var values = new HashMap<String, @Nullable Object>();
        var set = new StringBuilder("state = :to, version = version + 1");
        var all = new HashMap<String, Object>(more);
        if (to.isOver()) all.put("finished_at", clock.instant());
        if (!to.isWorking()) set.append(", due_at = null");
        else all.putIfAbsent("due_at", clock.instant());
        if (!all.containsKey("why")) set.append(", why = null");
        all.forEach((column, value) -> {
            set.append(", ").append(column).append(" = :").append(column);
            values.put(column, value instanceof Instant at ? utc(at) : value);
        });
        values.put("to", to.word());
        values.put("from", from.word());
        values.put("id", id);
        values.put("version", version);
        var moved =
                jdbc.sql(
                                "update message set "
                                        + set
                                        + " where id = :id and state = :from"
                                        + (version == null ? "" : " and version = :version"))
                        .params(values)
                        .update();
        // Of one that is over nobody waits for anything.
        if (moved == 1 && to == MessageState.STOPPED)
            jdbc.sql(
                            "update message_recipient set outcome = 'skipped', why = 'stopped', at = ? where message_id = ? and outcome = 'waiting'")
                    .params(utc(clock.instant()), id)
                    .update();
        if (moved == 1 && to == MessageState.SENT) facts.sent(id);
        if (moved == 1 && values.get("why") instanceof String why)
            find(id).ifPresent(now -> notices.stopped(now, why));
        return moved == 1;
    }

    /** How many people its author has seen that it goes to. */
    @Transactional
    public void counted(long id, long people) {
        jdbc.sql("update message set counted = ?, counted_at = ? where id = ?")
                .params(people, utc(clock.instant()), id)
                .update();
    }
}
