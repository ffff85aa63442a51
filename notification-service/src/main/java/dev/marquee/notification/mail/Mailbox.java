package dev.marquee.notification.mail;

import static dev.marquee.notification.mail.MailRows.required;
import static dev.marquee.platform.queue.QueueTable.instant;

import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.database.Like;
import dev.marquee.platform.value.Folding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mails as staff look through them. */
@Repository
public class Mailbox {

    /**
     * Which mails.
     *
     * @param status all states where it is null
     * @param uncertain only those that were in doubt at least once
     * @param kind all kinds where it is null
     * @param words each in the recipient or the subject, however typed; empty for all
     * @param recipient the one reader, in any spelling; null for all
     * @param organizerId the mails about this organiser's events; null for all
     */
    public record Filter(
            @Nullable MailStatus status,
            boolean uncertain,
            @Nullable MailKind kind,
            String words,
            @Nullable String recipient,
            @Nullable Long organizerId) {

        /** Every mail. */
        public static final Filter ALL = new Filter(null, false, null, "", null, null);

        /** Those that the words are found in. */
        public static Filter containing(String words) {
            return new Filter(null, false, null, words, null, null);
        }
    }

    /** What a list is sorted by. */
    public enum Order {
        NEWEST("id desc"),
        OLDEST("id"),
        RECIPIENT("recipient_key, id"),
        RECIPIENT_BACKWARDS("recipient_key desc, id desc");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }
    }

    /**
     * How many there are.
     *
     * @param byStatus only states that occur
     * @param uncertain those in doubt at least once, whatever became of them
     */
    public record Figures(Map<String, Long> byStatus, long uncertain) {

        public long of(String status) {
            return byStatus.getOrDefault(status, 0L);
        }

        public long total() {
            return byStatus.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Not yet delivered and not given up. */
        public long waiting() {
            return of("queued") + of("sending");
        }
    }

    private final JdbcClient jdbc;

    public Mailbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, or those about one organiser's events. */
    public Figures figures(@Nullable Long organizerId) {
        var whose = organizerId == null ? "" : " and organizer_id = :organizer";
        var byStatus =
                jdbc
                        .sql(
                                "select status, count(*) as mails from mail where true"
                                        + whose
                                        + " group by status")
                        .param("organizer", organizerId)
                        .query((row, n) -> Map.entry(row.getString("status"), row.getLong("mails")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Figures(
                byStatus,
                jdbc.sql("select count(*) from mail where in_doubt > 0" + whose)
                        .param("organizer", organizerId)
                        .query(Long.class)
                        .single());
    }

    public long count(Filter filter) {
        return query("select count(*) from ", filter, "", Map.of()).query(Long.class).single();
    }

    /** First which ones, from what is narrow and indexed; then those alone. */
    public List<MailSummary> list(Filter filter, Order order, int size, long offset) {
        var ids =
                query(
                                "select id from ",
                                filter,
                                " order by " + order.columns + " limit :size offset :offset",
                                Map.of("size", size, "offset", offset))
                        .query(Long.class)
                        .list();
        if (ids.isEmpty()) return List.of();
        var found =
                jdbc
                        .sql("select " + MailSummary.COLUMNS + " from mail where id in (:ids)")
                        .param("ids", ids)
                        .query(Mailbox::summary)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(MailSummary::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private JdbcClient.StatementSpec query(
            String select, Filter filter, String order, Map<String, ?> more) {
        var values = new HashMap<String, @Nullable Object>(more);
        var narrow = narrow(filter, values);
        var wide = wide(filter, values);
        if (order.contains("recipient_key") || (narrow.isEmpty() && !wide.isEmpty())) {
            if (!narrow.isEmpty())
                wide.add("id in (select mail_id from mail_search" + where(narrow) + ")");
            return jdbc.sql(select + "mail" + where(wide) + order).params(values);
        }
        if (!wide.isEmpty()) narrow.add("mail_id in (select id from mail" + where(wide) + ")");
        return jdbc.sql(
                        select
                                + "(select mail_id as id from mail_search"
                                + where(narrow)
                                + ") found"
                                + order)
                .params(values);
    }

    private static List<String> narrow(Filter filter, Map<String, @Nullable Object> values) {
        var conditions = new ArrayList<String>();
        if (filter.kind() != null) {
            conditions.add("kind = :kind");
            values.put("kind", filter.kind().slug());
        }
        if (!filter.words().isEmpty()) {
            var words = Folding.words(filter.words());
            if (words.isEmpty()) conditions.add("1 = 0");
            for (var n = 0; n < words.size(); n++) {
                conditions.add("words like :word" + n + " escape '!'");
                values.put("word" + n, Like.contains(words.get(n)));
            }
        }
        return conditions;
    }

    private static List<String> wide(Filter filter, Map<String, @Nullable Object> values) {
        var conditions = new ArrayList<String>();
        if (filter.status() != null) {
            conditions.add("status = :status");
            values.put("status", filter.status().word());
        }
        if (filter.uncertain()) conditions.add("in_doubt > 0");
        if (filter.recipient() != null) {
            conditions.add("recipient_key = :recipient");
            values.put("recipient", Recipient.key(filter.recipient()));
        }
        if (filter.organizerId() != null) {
            conditions.add("organizer_id = :organizer");
            values.put("organizer", filter.organizerId());
        }
        return conditions;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static MailSummary summary(ResultSet row, int n) throws SQLException {
        return new MailSummary(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("recipient"),
                MailStatus.of(row.getString("status")).orElseThrow(),
                row.getInt("attempts"),
                row.getInt("in_doubt"),
                row.getString("last_error"),
                required(row, "created_at"),
                instant(row, "next_attempt_at"),
                instant(row, "sent_at"));
    }
}
