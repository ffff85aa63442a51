package dev.marquee.notification.webhook.registration;

import static dev.marquee.platform.queue.QueueTable.instant;

import dev.marquee.platform.database.FoldedSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The webhooks and what they listen to. */
@Repository
public class Webhooks {

    private final JdbcClient jdbc;
    private final FoldedSql folded;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, FoldedSql folded, Clock clock) {
        this.jdbc = jdbc;
        this.folded = folded;
        this.clock = clock;
    }

    /** Makes one, active, and returns its id. */
    long add(long ownerId, String owner, Draft draft, String sealedSecret) {
        var keys = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into webhook (owner_id, owner, all_organizers, name, address, secret, status, created_at, version)
                        values (?, ?, ?, ?, ?, ?, 'active', ?, 0)
                        """)
                .params(
                        ownerId,
                        owner,
                        draft.allOrganizers(),
                        draft.name(),
                        draft.address(),
                        sealedSecret,
                        now())
                .update(keys, "id");
        var id = Objects.requireNonNull(keys.getKey()).longValue();
        subscribe(id, draft.events());
        return id;
    }

    /**
     * Changes one, with another address also what is known about the old one's failures.
     *
     * @param expected the version it must still have; null for any
     * @return whether it had it
     */
    boolean change(long id, @Nullable Long expected, Draft draft) {
        var changed =
                jdbc.sql(
                                        """
                                        update webhook set name = :name, address = :address, all_organizers = :all, version = version + 1,
                                                           failing_since = case when address = :address then failing_since end
                                        where id = :id
                                        """
                                                + sameVersion(expected))
                                .param("name", draft.name())
                                .param("address", draft.address())
                                .param("all", draft.allOrganizers())
                                .param("id", id)
                                .param("expected", expected)
                                .update()
                        == 1;
        if (changed) {
            jdbc.sql("delete from webhook_subscription where webhook_id = ?").param(id).update();
            subscribe(id, draft.events());
        }
        return changed;
    }

    private void subscribe(long id, Set<EventType> events) {
        for (var type : events)
            jdbc.sql("insert into webhook_subscription (webhook_id, type) values (?, ?)")
                    .params(id, type.word())
                    .update();
    }

    /** Stops it, because somebody asked. Once more changes nothing. */
    boolean pause(long id) {
        return jdbc.sql(
                                """
                                update webhook set status = 'paused', paused_because = 'asked', version = version + 1
                                where id = ? and status = 'active'
                                """)
                        .param(id)
                        .update()
                == 1;
    }

    /** Lets it go on, as if nothing had failed before. Once more changes nothing. */
    boolean resume(long id) {
        return jdbc.sql(
                                """
                                update webhook set status = 'active', paused_because = null, failing_since = null, version = version + 1
                                where id = ? and status = 'paused'
                                """)
                        .param(id)
                        .update()
                == 1;
    }

    /**
     * Gives it another secret.
     *
     * @param oldUntil how long the present one signs too; null for not at all
     */
    void rotate(long id, String sealedSecret, @Nullable Instant oldUntil) {
        jdbc.sql(
                        """
                        update webhook set previous_secret = case when :keep then secret end, previous_until = :until,
                                           secret = :secret, version = version + 1
                        where id = :id
                        """)
                .param("keep", oldUntil != null)
                .param("until", oldUntil == null ? null : oldUntil.atOffset(ZoneOffset.UTC))
                .param("secret", sealedSecret)
                .param("id", id)
                .update();
    }

    /**
     * Forgets it and its deliveries.
     *
     * @param expected the version it must still have; null for any
     */
    boolean delete(long id, @Nullable Long expected) {
        return jdbc.sql("delete from webhook where id = :id" + sameVersion(expected))
                        .param("id", id)
                        .param("expected", expected)
                        .update()
                == 1;
    }

    private static String sameVersion(@Nullable Long expected) {
        return expected == null ? "" : " and version = :expected";
    }

    /**
     * One webhook.
     *
     * @param owner whose it must be; null for anybody's
     */
    public Optional<Webhook> find(long id, @Nullable Long owner) {
        // Before, and not while the other row is read: that would take two connections at once.
        var events = subscriptions(List.of(id));
        return jdbc.sql(
                        "select * from webhook where id = :id"
                                + (owner == null ? "" : WebhookSearch.OWNERS))
                .param("id", id)
                .param("owner", owner)
                .query((row, n) -> webhook(row, events))
                .optional();
    }

    int countOf(long owner) {
        return jdbc.sql("select count(*) from webhook where owner_id = ?")
                .param(owner)
                .query(Integer.class)
                .single();
    }

    public long count(WebhookSearch search, @Nullable Long owner) {
        return jdbc.sql(
                        "select count(*) from webhook where true"
                                + search.conditions(owner, folded))
                .params(search.values(owner))
                .query(Long.class)
                .single();
    }

    public List<Webhook> list(WebhookSearch search, @Nullable Long owner, int size, long offset) {
        var ids =
                jdbc.sql(
                                "select id from webhook where true"
                                        + search.conditions(owner, folded)
                                        + search.order()
                                        + " limit :size offset :offset")
                        .params(search.values(owner))
                        .param("size", size)
                        .param("offset", offset)
                        .query(Long.class)
                        .list();
        if (ids.isEmpty()) return List.of();
        var events = subscriptions(ids);
        return jdbc.sql("select * from webhook where id in (:ids)" + search.order())
                .param("ids", ids)
                .query((row, n) -> webhook(row, events))
                .list();
    }

    private Map<Long, List<String>> subscriptions(Collection<Long> ids) {
        var found = new HashMap<Long, List<String>>();
        jdbc.sql(
                        "select webhook_id, type from webhook_subscription where webhook_id in (:ids) order by type")
                .param("ids", ids)
                .query(row -> {
                    found.computeIfAbsent(
                                    row.getLong("webhook_id"), id -> new java.util.ArrayList<>())
                            .add(row.getString("type"));
                });
        return found;
    }

    private static Webhook webhook(ResultSet row, Map<Long, List<String>> events)
            throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getLong("owner_id"),
                row.getString("owner"),
                row.getBoolean("all_organizers"),
                row.getString("name"),
                row.getString("address"),
                events.getOrDefault(row.getLong("id"), List.of()),
                row.getString("paused_because"),
                instant(row, "failing_since"),
                instant(row, "previous_until"),
                Objects.requireNonNull(instant(row, "created_at")),
                row.getLong("version"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
