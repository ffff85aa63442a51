package dev.marquee.notification.webhook.dispatch;

import dev.marquee.platform.queue.QueueTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries of a webhook as people look through them; whose it is was asked before. */
@Repository
class DeliveryLog {

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(long webhook, DeliverySearch search) {
        return jdbc.sql("select count(*) from webhook_delivery" + search.conditions())
                .params(search.values(webhook))
                .query(Long.class)
                .single();
    }

    List<Delivery> list(long webhook, DeliverySearch search, int size, long offset) {
        return jdbc.sql(
                        "select "
                                + Delivery.COLUMNS
                                + " from webhook_delivery"
                                + search.conditions()
                                + search.order()
                                + " limit :size offset :offset")
                .params(search.values(webhook))
                .param("size", size)
                .param("offset", offset)
                .query(DeliveryLog::delivery)
                .list();
    }

    /** How many there are in each state; only states that occur. */
    Map<String, Long> figures(long webhook) {
        return jdbc
                .sql(
                        "select status, count(*) as many from webhook_delivery where webhook_id = ? group by status")
                .param(webhook)
                .query((row, n) -> Map.entry(row.getString("status"), row.getLong("many")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Delivery> find(long webhook, long id) {
        return jdbc.sql(
                        "select "
                                + Delivery.COLUMNS
                                + " from webhook_delivery where webhook_id = ? and id = ?")
                .params(webhook, id)
                .query(DeliveryLog::delivery)
                .optional();
    }

    String body(long id) {
        return jdbc.sql("select body from webhook_delivery where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** The newest first. */
    List<AttemptLine> attempts(long id) {
        return jdbc.sql("select * from webhook_attempt where delivery_id = ? order by number desc")
                .param(id)
                .query((row, n) ->
                        new AttemptLine(
                                row.getInt("number"),
                                Objects.requireNonNull(QueueTable.instant(row, "started_at")),
                                row.getObject("millis", Integer.class),
                                row.getObject("status_code", Integer.class),
                                row.getString("error"),
                                row.getString("answer")))
                .list();
    }

    /** The last delivery of each of these webhooks that has any. */
    Map<Long, Delivery> last(Collection<Long> webhooks) {
        if (webhooks.isEmpty()) return Map.of();
        return jdbc
                .sql(
                        "select webhook_id, "
                                + Delivery.COLUMNS
                                + " from webhook_delivery where id in (select max(id) from webhook_delivery where webhook_id in (:webhooks) group by webhook_id)")
                .param("webhooks", webhooks)
                .query((row, n) -> Map.entry(row.getLong("webhook_id"), delivery(row, n)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Delivery delivery(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("type"),
                row.getString("status"),
                row.getInt("attempts"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                Objects.requireNonNull(QueueTable.instant(row, "created_at")),
                QueueTable.instant(row, "next_attempt_at"),
                QueueTable.instant(row, "delivered_at"));
    }
}
