package dev.marquee.notification.webhook.dispatch;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.web.ListAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of a webhook somebody looks for, as the address says it. What is not understood
 * filters nothing.
 *
 * @param q a part of what was sent, or of the message id
 * @param status waiting, sending, delivered or failed
 * @param type such as booking.confirmed
 * @param sort {@code created}, or {@code -created} for the newest first
 */
record DeliverySearch(
        @Nullable String q, @Nullable String status, @Nullable String type, @Nullable String sort) {

    private static final int LONGEST = 100;

    DeliverySearch {
        q = q == null ? "" : q.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        if (q.length() > LONGEST) q = q.substring(0, LONGEST);
        status = status != null && status.matches("waiting|sending|delivered|failed") ? status : "";
        type = type != null && type.matches("[a-z]+\\.[a-z]+") ? type : "";
        sort = "created".equals(sort) ? sort : "-created";
    }

    ListAddress address(long webhook) {
        return ListAddress.of("/admin/webhooks/" + webhook)
                .with("q", q)
                .with("status", status)
                .with("type", type)
                .sortedBy(sort);
    }

    String conditions() {
        return " where webhook_id = :webhook"
                + ("".equals(status) ? "" : " and status = :status")
                + ("".equals(type) ? "" : " and type = :type")
                + ("".equals(q)
                        ? ""
                        : " and (lower(body) like :words escape '!' or message_id like :words escape '!')");
    }

    Map<String, ?> values(long webhook) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("webhook", webhook);
        values.put("status", status);
        values.put("type", type);
        values.put("words", Like.contains(q == null ? "" : q));
        return values;
    }

    String order() {
        return "created".equals(sort) ? " order by id" : " order by id desc";
    }
}
