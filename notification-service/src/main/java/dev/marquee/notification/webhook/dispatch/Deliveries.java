package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.mail.Recipient;
import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.registration.EventType;
import dev.marquee.notification.webhook.registration.Webhook;
import dev.marquee.platform.config.RandomToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is queued for webhooks, and what people do with it. */
@Repository
class Deliveries {

    private static final String COLUMNS =
            "(webhook_id, event_key, message_id, type, body, buyer_key, status, attempts, created_at, queued_at, give_up_at, next_attempt_at)";
    private static final int ID_LENGTH = 32;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final WebhookSettings settings;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, JsonMapper json, WebhookSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Queues each event for every active webhook that listens to it, or none of it to any. Where
     * nobody listens nothing is kept, and what is queued already is discarded.
     *
     * @return how many deliveries are new
     */
    @Transactional
    public int add(List<WebhookEventRequest.One> events) {
        var added = 0;
        for (var event : events)
            added +=
                    jdbc.sql(
                                    "insert into webhook_delivery "
                                            + COLUMNS
                                            + """
                                            select w.id, cast(:key as varchar), cast(:message as varchar), s.type, cast(:body as text), cast(:buyer as varchar),
                                                   'waiting', 0, cast(:now as timestamp with time zone), cast(:now as timestamp with time zone),
                                                   cast(:until as timestamp with time zone), cast(:now as timestamp with time zone)
                                            from webhook w join webhook_subscription s on s.webhook_id = w.id
                                            where s.type = :type and w.status = 'active' and (w.all_organizers or w.owner_id = :organizer)
                                            on conflict do nothing
                                            """)
                            .params(values(event.key()))
                            .param("type", event.type().word())
                            .param("organizer", event.organizerId())
                            .param("body", body(event))
                            .param("buyer", buyer(event))
                            .update();
        return added;
    }

    private String body(WebhookEventRequest.One event) {
        return json.writeValueAsString(
                new Envelope(
                        event.type().word(),
                        event.occurredAt(),
                        event.organizerId() == 0 ? null : event.organizerId(),
                        event.data()));
    }

    private static @Nullable String buyer(WebhookEventRequest.One event) {
        var email = event.data().path("buyer_email").asString("");
        return email.isBlank() ? null : Recipient.key(email);
    }

    /** Queues an event for a webhook that means nothing, and returns the delivery's id. */
    @Transactional
    public long addTest(Webhook webhook) {
        var key = EventType.TEST + ":" + RandomToken.create();
        var data =
                json.createObjectNode().put("message", "It works.").put("webhook_id", webhook.id());
        var envelope = new Envelope(EventType.TEST, clock.instant(), null, data);
        jdbc.sql(
                        "insert into webhook_delivery "
                                + COLUMNS
                                + " values (:webhook, :key, :message, :type, :body, null, 'waiting', 0, :now, :now, :until, :now)")
                .params(values(key))
                .param("webhook", webhook.id())
                .param("type", EventType.TEST)
                .param("body", json.writeValueAsString(envelope))
                .update();
        return jdbc.sql("select id from webhook_delivery where webhook_id = ? and event_key = ?")
                .params(webhook.id(), key)
                .query(Long.class)
                .single();
    }

    private Map<String, ?> values(String key) {
        var now = now();
        return Map.of(
                "key",
                key,
                "message",
                messageId(key),
                "now",
                now,
                "until",
                now.plus(settings.patience()));
    }

    /** The same for all webhooks and all attempts: whoever gets it twice can tell. */
    static String messageId(String key) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    boolean exists(long webhook, long delivery) {
        return jdbc.sql("select 1 from webhook_delivery where webhook_id = ? and id = ?")
                .params(webhook, delivery)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Queues it once more, due now. Returns false while it is being sent. */
    @Transactional
    public boolean resend(long webhook, long delivery) {
        var now = now();
        return jdbc.sql(
                                """
                                update webhook_delivery set status = 'waiting', queued_at = :now, give_up_at = :until, next_attempt_at = :now
                                where webhook_id = :webhook and id = :delivery and status <> 'sending'
                                """)
                        .param("now", now)
                        .param("until", now.plus(settings.patience()))
                        .param("webhook", webhook)
                        .param("delivery", delivery)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
