package dev.marquee.customer.complaint.reply;

import dev.marquee.customer.complaint.Complaint;
import dev.marquee.platform.database.Like;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.Folding;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The replies that staff have ready, in every language. */
@Repository
public class CannedReplies {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Languages languages;
    private final Clock clock;

    CannedReplies(JdbcClient jdbc, Languages languages, Clock clock) {
        this.jdbc = jdbc;
        this.languages = languages;
        this.clock = clock;
    }

    /** The tag of the language that a tag with or without a region means; itself for none here. */
    String tag(String lang) {
        return languages.named(lang).map(locale -> languages.of(locale).tag()).orElse(lang);
    }

    /**
     * Those that have all the words, {@value #MOST} at most.
     *
     * @param lang of those alone, with or without a region; empty for all
     */
    public List<CannedReply> search(String words, String lang) {
        var folded = Folding.words(words);
        var params = new HashMap<String, Object>();
        var tag = tag(lang).toLowerCase(Locale.ROOT);
        params.put("lang", tag);
        params.put("region", Like.startsWith(tag + "-"));
        for (var n = 0; n < folded.size(); n++)
            params.put("word" + n, Like.contains(folded.get(n)));
        var condition =
                IntStream.range(0, folded.size())
                        .mapToObj(n -> " and search_key like :word" + n + " escape '!'")
                        .collect(Collectors.joining());
        return jdbc.sql(
                        "select * from canned_reply where (:lang = '' or lower(lang) = :lang or lower(lang) like :region escape '!')"
                                + condition
                                + " order by title, lang, id limit "
                                + MOST)
                .params(params)
                .query(CannedReplies::read)
                .list();
    }

    /** Those in the language of a complaint's requester, or all where there is none. */
    public List<CannedReply> fitting(Complaint complaint) {
        var own = search("", complaint.requester().locale());
        return own.isEmpty() ? search("", "") : own;
    }

    /** A reply with what a complaint says in the places of its placeholders. */
    public static String filled(CannedReply reply, Complaint complaint) {
        var subject = complaint.subject();
        return reply.body()
                .replace("{name}", complaint.requester().name())
                .replace("{event}", subject.eventName())
                .replace(
                        "{booking}",
                        subject.bookingId() == null ? "" : String.valueOf(subject.bookingId()))
                .replace("{number}", String.valueOf(complaint.id()));
    }

    public Optional<CannedReply> find(long id) {
        return jdbc.sql("select * from canned_reply where id = ?")
                .param(id)
                .query(CannedReplies::read)
                .optional();
    }

    @Transactional
    public CannedReply add(String title, String lang, String body) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into canned_reply (title, lang, body, search_key, version, changed_at) values (?, ?, ?, ?, 0, ?)")
                .params(title, tag(lang), body, searchKey(title, body), now())
                .update(key, "id");
        return find(Objects.requireNonNull(key.getKey()).longValue()).orElseThrow();
    }

    /**
     * Changes one.
     *
     * @param expected the version that was read; null for any
     * @throws org.springframework.web.ErrorResponseException 404; 412 where somebody else did
     */
    @Transactional
    CannedReply change(long id, String title, String lang, String body, @Nullable Long expected) {
        if (find(id).isEmpty()) throw Problems.notFound("reply");
        var changed =
                jdbc.sql(
                                """
                                update canned_reply set title = :title, lang = :lang, body = :body, search_key = :key, changed_at = :now, version = version + 1
                                where id = :id and (:any or version = :expected)
                                """)
                        .param("title", title)
                        .param("lang", tag(lang))
                        .param("body", body)
                        .param("key", searchKey(title, body))
                        .param("now", now())
                        .param("id", id)
                        .param("any", expected == null)
                        .param("expected", expected == null ? 0 : expected)
                        .update();
        if (changed == 0) throw Versions.changed("reply");
        return find(id).orElseThrow();
    }

    void remove(long id) {
        if (jdbc.sql("delete from canned_reply where id = ?").param(id).update() == 0)
            throw Problems.notFound("reply");
    }

    private static String searchKey(String title, String body) {
        var key = Folding.fold(title + " " + body);
        return key.length() > 4500 ? key.substring(0, 4500) : key;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static CannedReply read(ResultSet row, int n) throws SQLException {
        return new CannedReply(
                row.getLong("id"),
                row.getString("title"),
                row.getString("lang"),
                row.getString("body"),
                row.getLong("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
