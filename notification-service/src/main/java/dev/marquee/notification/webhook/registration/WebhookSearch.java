package dev.marquee.notification.webhook.registration;

import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.value.Folding;
import dev.marquee.platform.web.ListAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which webhooks somebody looks for, as the address says it. What is not understood filters
 * nothing.
 *
 * @param q words of the name, the address or the owner
 * @param status {@code active} or {@code paused}
 * @param sort {@code name} or {@code created}, with a minus for descending
 */
public record WebhookSearch(@Nullable String q, @Nullable String status, @Nullable String sort) {

    /** A webhook for everybody's events tells of others', so only admins have it. */
    static final String OWNERS = " and owner_id = :owner and not all_organizers";

    static final WebhookSearch ALL = new WebhookSearch(null, null, null);
    private static final int LONGEST = 100;

    public WebhookSearch {
        q = q == null ? "" : q.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        if (q.length() > LONGEST) q = q.substring(0, LONGEST);
        status = status != null && status.matches("active|paused") ? status : "";
        sort = sort != null && sort.matches("-?(name|created)") ? sort : "name";
    }

    public ListAddress address() {
        return ListAddress.of("/admin/webhooks").with("q", q).with("status", status).sortedBy(sort);
    }

    String conditions(@Nullable Long owner, FoldedSql folded) {
        return (owner == null ? "" : OWNERS)
                + ("".equals(status) ? "" : " and status = :status")
                + ("".equals(q)
                        ? ""
                        : " and " + folded.contains("word", words(), "name", "address", "owner"));
    }

    Map<String, ?> values(@Nullable Long owner) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("owner", owner);
        values.put("status", status);
        values.putAll(FoldedSql.parameters("word", words()));
        return values;
    }

    private List<String> words() {
        return Folding.words(q == null ? "" : q);
    }

    String order() {
        return switch (sort == null ? "" : sort) {
            case "-name" -> " order by lower(name) desc, id desc";
            case "created" -> " order by id";
            case "-created" -> " order by id desc";
            default -> " order by lower(name), id";
        };
    }
}
