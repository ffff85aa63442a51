package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.webhook.registration.EventType;
import dev.marquee.notification.webhook.registration.TestWebhooks;
import dev.marquee.notification.webhook.registration.WebhookSecret;
import dev.marquee.notification.webhook.registration.Webhooks;
import dev.marquee.platform.language.Languages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** The webhooks of a database, for tests without an application around them. */
final class WebhookTables {

    final DataSource database;
    final WebhookSecret secret = TestWebhooks.newSecret();
    final Webhooks webhooks;
    final Deliveries deliveries;
    final DueDeliveries due;
    final DeliveryLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookTables(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
        jdbc = JdbcClient.create(database);
        webhooks = TestWebhooks.of(database, clock);
        var settings = TestWebhooks.settings(true, Duration.ofSeconds(10));
        deliveries =
                TestMails.transactional(
                        new Deliveries(jdbc, TestMails.JSON, settings, clock), database);
        due =
                TestMails.transactional(
                        new DueDeliveries(jdbc, TestMails.transactions(database), settings, clock),
                        database);
        log = new DeliveryLog(jdbc);
    }

    long webhook(long owner, String address, Set<EventType> events, boolean all) {
        return TestWebhooks.add(webhooks, owner, address, events, all, secret);
    }

    /** Says that something happened to the organiser's event; the type is in the key. */
    int owe(String key, long organizer) {
        var type = TestWebhooks.type(key.substring(0, key.indexOf(':')));
        var data =
                (ObjectNode)
                        TestMails.JSON.readTree(
                                """
                                {"booking_id":1184,"buyer_name":"Minh Châu","buyer_email":"MinhChau@example.org"}\
                                """);
        return deliveries.add(
                List.of(
                        new WebhookEventRequest.One(
                                key,
                                type,
                                organizer,
                                Instant.parse("2026-11-25T10:15:00Z"),
                                data)));
    }

    Dispatcher dispatcher(Duration timeout) {
        var settings = TestWebhooks.settings(true, timeout);
        var pause =
                TestMails.transactional(
                        new PauseFailing(
                                jdbc,
                                webhooks,
                                TestMails.queueMail(database, clock),
                                settings,
                                TestWebhooks.SITE,
                                Languages.onlyEnglish(),
                                clock),
                        database);
        return new Dispatcher(due, TestDispatch.sender(timeout, clock), pause, clock);
    }

    /** The one delivery there is. */
    Delivery only() {
        var webhook =
                jdbc.sql("select webhook_id from webhook_delivery").query(Long.class).single();
        return log.list(webhook, TestSearches.ALL, 1, 0).getFirst();
    }

    String status() {
        return only().status();
    }

    long delivered() {
        return jdbc.sql("select count(*) from webhook_delivery where status = 'delivered'")
                .query(Long.class)
                .single();
    }

    List<AttemptLine> attempts(long delivery) {
        return log.attempts(delivery);
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** The clock moves on to the next attempt. */
    void makeDue() {
        jdbc.sql(
                        "update webhook_delivery set next_attempt_at = ? where next_attempt_at is not null")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void failingSince(long webhook, Instant since) {
        jdbc.sql("update webhook set failing_since = ? where id = ?")
                .params(since.atOffset(ZoneOffset.UTC), webhook)
                .update();
    }

    List<Mail> mails() {
        return TestMails.all(database);
    }
}
