package dev.marquee.notification.centre;

import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The notifications that there are. */
@Repository
class Notifications {

    /**
     * Where somebody stands.
     *
     * @param unread 100 for more than 99
     * @param latest the newest id; 0 for none
     */
    record Standing(int unread, long latest) {}

    /** More are not counted. */
    static final int MOST_COUNTED = 100;

    private static final TypeReference<Map<String, String>> PARAMS = new TypeReference<>() {};
    private static final String SELECT =
            "select id, user_id, kind, subject_ref, params, created_at, read_at from notification ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Notifications(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Stores a notice, once a key, in the caller's transaction.
     *
     * @param mailDueAt when its mail is due that can wait; null for none
     * @param shown whether it can be read here, or is kept for its mail alone
     * @return its id; empty where it is known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OptionalLong add(Notice notice, @Nullable Instant mailDueAt, boolean shown) {
        var keys = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into notification (user_id, kind, subject_ref, dedupe_key, params, shown, created_at, mail_state, mail_due_at)
                        values (:user, :kind, :subject, :key, :params, :shown, :now, :state, :due) on conflict do nothing
                        """)
                .param("user", notice.user())
                .param("kind", notice.kind().slug())
                .param("subject", notice.subjectRef())
                .param("key", notice.dedupeKey())
                .param("params", json.writeValueAsString(notice.params()))
                .param("shown", shown)
                .param("now", utc(clock.instant()))
                .param("state", mailDueAt == null ? "none" : "waiting")
                .param(
                        "due",
                        mailDueAt == null ? null : utc(mailDueAt),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update(keys, "id");
        return keys.getKeyList().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Objects.requireNonNull(keys.getKey()).longValue());
    }

    /**
     * The newest first.
     *
     * @param before only those with a smaller id
     * @param kinds only those of these kinds
     */
    List<Notification> list(
            long user, boolean unread, long before, Set<NoticeKind> kinds, int most) {
        return jdbc.sql(
                        SELECT
                                + "where user_id = :user and id < :before and shown and kind in (:kinds) "
                                + (unread ? "and read_at is null " : "")
                                + "order by user_id desc, id desc limit :most")
                .param("user", user)
                .param("before", before)
                .param("kinds", kinds.stream().map(NoticeKind::slug).toList())
                .param("most", most)
                .query(this::read)
                .list();
    }

    /** The newest of all kinds. */
    List<Notification> list(long user, boolean unread, long before, int most) {
        return list(user, unread, before, EnumSet.allOf(NoticeKind.class), most);
    }

    Optional<Notification> find(long id) {
        return jdbc.sql(SELECT + "where id = ? and shown").param(id).query(this::read).optional();
    }

    Optional<Notification> find(long user, String dedupeKey) {
        return jdbc.sql(SELECT + "where user_id = ? and dedupe_key = ? and shown")
                .params(user, dedupeKey)
                .query(this::read)
                .optional();
    }

    Standing standing(long user) {
        var unread =
                jdbc.sql(
                                "select count(*) from (select 1 from notification where user_id = ? and read_at is null and shown limit %d) counted"
                                        .formatted(MOST_COUNTED))
                        .param(user)
                        .query(Integer.class)
                        .single();
        var latest =
                jdbc.sql(
                                "select coalesce(max(id), 0) from notification where user_id = ? and shown")
                        .param(user)
                        .query(Long.class)
                        .single();
        return new Standing(unread, latest);
    }

    /** For each of these another text whenever a notification came, was read, or was deleted. */
    Map<Long, String> marks(Set<Long> users) {
        var marks = new HashMap<Long, String>();
        users.forEach(user -> marks.put(user, "0"));
        if (users.isEmpty()) return marks;
        jdbc.sql(
                        """
                        select user_id, max(id), count(*), count(read_at) from notification
                        where user_id in (:users) group by user_id
                        """)
                .param("users", users)
                .query(row -> {
                    marks.put(
                            row.getLong(1),
                            row.getLong(2) + "-" + row.getLong(3) + "-" + row.getLong(4));
                });
        return marks;
    }

    /**
     * Marks one as read; a mail that waits is not sent any more.
     *
     * @return whether it was unread
     */
    @Transactional
    public boolean read(long user, long id) {
        return readThose("user_id = :user and id = :id", user, id) == 1;
    }

    /** The same for all up to this one: what came later stays as it is. */
    @Transactional
    public int readAll(long user, long upTo) {
        return readThose("user_id = :user and id <= :id", user, upTo);
    }

    private int readThose(String which, long user, long id) {
        var read =
                jdbc.sql(
                                """
                                update notification set read_at = :now, mail_due_at = null,
                                    mail_state = case when mail_state = 'waiting' then 'cancelled' else mail_state end
                                where read_at is null and shown and %s
                                """
                                        .formatted(which))
                        .param("now", utc(clock.instant()))
                        .param("user", user)
                        .param("id", id)
                        .update();
        if (read > 0)
            jdbc.sql(
                            """
                            delete from notification_mail where notification_id in
                                (select id from notification where mail_state = 'cancelled' and shown and %s)
                            """
                                    .formatted(which))
                    .param("user", user)
                    .param("id", id)
                    .update();
        return read;
    }

    /** Deletes all that somebody was told. */
    int forget(long user) {
        return jdbc.sql("delete from notification where user_id = ?").param(user).update();
    }

    /** Deletes mails to an address that wait until it is clear whether they are needed. */
    void forgetMails(String key) {
        jdbc.sql("delete from notification_mail where lower(recipient) = ?").param(key).update();
    }

    /** Deletes some of those that came before. Returns how many. */
    @Transactional
    public int purge(Instant before, int most) {
        return jdbc.sql(
                        """
                        delete from notification where id in
                            (select id from notification where created_at < ? order by id limit ?)
                        """)
                .params(utc(before), most)
                .update();
    }

    Notification read(ResultSet row, int n) throws SQLException {
        return new Notification(
                row.getLong("id"),
                row.getLong("user_id"),
                NoticeKind.of(row.getString("kind")).orElseThrow(),
                row.getString("subject_ref"),
                json.readValue(row.getString("params"), PARAMS),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "read_at"));
    }
}
