package dev.marquee.notification.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mails as staff look through them, the newest first. */
@Repository
public class Mailbox {

    /**
     * Which mails.
     *
     * @param status all states where it is null
     * @param uncertain only those that were in doubt at least once
     * @param recipient a part of the address, in any case; empty for all
     */
    public record Filter(@Nullable MailStatus status, boolean uncertain, String recipient) {}

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
    private final MailRows rows;

    public Mailbox(JdbcClient jdbc, MailRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    public Figures figures() {
        var byStatus =
                jdbc
                        .sql("select status, count(*) as mails from mail group by status")
                        .query((row, n) -> Map.entry(row.getString("status"), row.getLong("mails")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Figures(
                byStatus,
                jdbc.sql("select count(*) from mail where in_doubt > 0")
                        .query(Long.class)
                        .single());
    }

    public long count(Filter filter) {
        return where("select count(*) from mail", "", filter).query(Long.class).single();
    }

    public List<Mail> list(Filter filter, int size, long offset) {
        return where("select * from mail", " order by id desc limit :size offset :offset", filter)
                .param("size", size)
                .param("offset", offset)
                .query(rows)
                .list();
    }

    private JdbcClient.StatementSpec where(String select, String order, Filter filter) {
        var conditions = new ArrayList<String>();
        if (filter.status() != null) conditions.add("status = :status");
        if (filter.uncertain()) conditions.add("in_doubt > 0");
        if (!filter.recipient().isEmpty())
            conditions.add("lower(recipient) like :recipient escape '!'");
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query = jdbc.sql(select + where + order);
        if (filter.status() != null) query = query.param("status", filter.status().word());
        if (!filter.recipient().isEmpty())
            query = query.param("recipient", "%" + literal(filter.recipient()) + "%");
        return query;
    }

    private static String literal(String part) {
        return part.toLowerCase(java.util.Locale.ROOT).replaceAll("([!%_])", "!$1");
    }
}
