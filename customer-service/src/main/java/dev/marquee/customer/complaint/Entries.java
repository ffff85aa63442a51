package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.kind.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was written to complaints, and what happened to them. */
@Repository
public class Entries {

    private static final String THREAD =
            """
            select * from complaint_entry where (complaint_id = :id
                or complaint_id in (select id from complaint where merged_into = :id)) and (:all or is_public) order by id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Entries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of a complaint and of those merged into it, the oldest first. */
    public List<ComplaintEntry> of(long complaint, boolean withNotes) {
        return jdbc.sql(THREAD)
                .param("id", complaint)
                .param("all", withNotes)
                .query(Entries::read)
                .list();
    }

    /** The newest that its requester may read and somebody wrote. */
    Optional<ComplaintEntry> lastPublic(long complaint) {
        return of(complaint, false).reversed().stream()
                .filter(entry -> entry.code() == null)
                .findFirst();
    }

    Optional<ComplaintEntry> find(long id) {
        return jdbc.sql("select * from complaint_entry where id = ?")
                .param(id)
                .query(Entries::read)
                .optional();
    }

    /** Adds what somebody wrote to a locked complaint. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long write(long complaint, Person author, boolean isPublic, String text, Source via) {
        return add(complaint, author, isPublic, text, null, "", via, null);
    }

    /**
     * Adds what happened to a locked complaint.
     *
     * @param code the key of its words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long note(long complaint, Person by, boolean isPublic, String code, String detail) {
        return add(complaint, by, isPublic, "", code, detail, Source.PAGE, null);
    }

    /**
     * The same, of what may be told again.
     *
     * @param once names it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void noteOnce(
            long complaint, Person by, boolean isPublic, String code, String detail, String once) {
        add(complaint, by, isPublic, "", code, detail, Source.PAGE, once);
    }

    /** Whether it was noted before. */
    boolean isKnown(String once) {
        return jdbc.sql("select count(*) from complaint_entry where message_id = ?")
                        .param(once)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long add(
            long complaint,
            Person author,
            boolean isPublic,
            String text,
            @Nullable String code,
            String detail,
            Source via,
            @Nullable String once) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into complaint_entry (complaint_id, author, author_id, author_name, is_public, body, code, detail, at, via, message_id, sender_key)
                        values (:complaint, :author, :authorId, :name, :public, :text, :code, :detail, :at, :via, :once, :sender)
                        """)
                .param("complaint", complaint)
                .param("author", author.role().word())
                .param("authorId", author.account(), java.sql.Types.BIGINT)
                .param("name", author.name())
                .param("public", isPublic)
                .param("text", text)
                .param("code", code, java.sql.Types.VARCHAR)
                .param("detail", detail)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("once", once, java.sql.Types.VARCHAR)
                .param("via", via.word())
                .param("sender", author.sender(), java.sql.Types.VARCHAR)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Takes away what these people wrote by mail to the complaints of others. */
    void blankOf(Collection<String> senders) {
        jdbc.sql(
                        "delete from complaint_file where entry_id in (select id from complaint_entry where sender_key in (:senders))")
                .param("senders", senders)
                .update();
        jdbc.sql(
                        "update complaint_entry set body = '', detail = '', author_name = '', message_id = null, sender_key = null where sender_key in (:senders)")
                .param("senders", senders)
                .update();
    }

    /** Takes away what people wrote who are to be forgotten. */
    void blank(Collection<Long> complaints) {
        jdbc.sql(
                        "update complaint_entry set body = '', detail = '', message_id = null, sender_key = null, author_name = case when author = 'requester' then '' else author_name end where complaint_id in (:ids)")
                .param("ids", complaints)
                .update();
        jdbc.sql("delete from complaint_file where complaint_id in (:ids)")
                .param("ids", complaints)
                .update();
    }

    private static ComplaintEntry read(ResultSet row, int n) throws SQLException {
        return new ComplaintEntry(
                row.getLong("id"),
                row.getLong("complaint_id"),
                Role.of(row.getString("author")),
                ComplaintRow.number(row, "author_id"),
                row.getString("author_name"),
                row.getBoolean("is_public"),
                row.getString("body"),
                row.getString("code"),
                row.getString("detail"),
                Objects.requireNonNull(ComplaintRow.time(row, "at")));
    }
}
