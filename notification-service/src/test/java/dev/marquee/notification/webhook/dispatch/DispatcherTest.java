package dev.marquee.notification.webhook.dispatch;

import static dev.marquee.notification.mail.TestMails.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.erasure.TestErasures;
import dev.marquee.notification.mail.FaultyDatabase;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.TestMails.Database;
import dev.marquee.notification.webhook.registration.EventType;
import dev.marquee.notification.webhook.registration.TestWebhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is owed to webhooks reaches them, once as far as that can be, and nobody waits for others.
 */
@ParameterizedClass
@EnumSource(Database.class)
class DispatcherTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Parameter Database kind;

    private final Receiver receiver = new Receiver();
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private WebhookTables tables;

    @BeforeEach
    void emptyDatabase() {
        tables = new WebhookTables(kind.empty(), Clock.systemUTC());
    }

    @AfterEach
    void stopAll() {
        dispatchers.forEach(Dispatcher::stop);
        receiver.close();
    }

    @Test
    void each_webhook_that_listens_is_owed_an_event_once_and_nobody_else() {
        var confirmed = Set.of(EventType.BOOKING_CONFIRMED);
        var mine = tables.webhook(2, receiver.address(), confirmed, false);
        var all = tables.webhook(1, receiver.address(), confirmed, true);
        tables.webhook(3, receiver.address(), confirmed, false);
        tables.webhook(2, receiver.address(), Set.of(EventType.TICKET_USED), false);
        var paused = tables.webhook(2, receiver.address(), confirmed, false);
        TestWebhooks.pause(tables.webhooks, paused);

        assertThat(tables.owe("booking.confirmed:1", 2)).isEqualTo(2);
        assertThat(tables.owe("booking.confirmed:1", 2)).as("a repeat").isZero();
        assertThat(tables.log.count(mine, TestSearches.ALL)).isEqualTo(1);
        assertThat(tables.log.count(all, TestSearches.ALL)).isEqualTo(1);
        assertThat(tables.count("webhook_delivery")).isEqualTo(2);

        dispatcher();
        await().until(() -> tables.delivered() == 2);
        assertThat(receiver.messages).hasSize(2);
        assertThat(receiver.messages.getFirst().id())
                .isEqualTo(receiver.messages.getLast().id())
                .startsWith("msg_");
        assertThat(receiver.messages)
                .allSatisfy(message -> {
                    assertThat(message.body())
                            .isEqualTo(
                                    "{\"type\":\"booking.confirmed\",\"timestamp\":\"2026-11-25T10:15:00Z\",\"organizer_id\":2,"
                                            + "\"data\":{\"booking_id\":1184,\"buyer_name\":\"Minh Châu\",\"buyer_email\":\"MinhChau@example.org\"}}");
                    assertThat(message.isSignedWith(tables.secret.text())).isTrue();
                });
        assertThat(tables.owe("booking.cancelled:1", 2)).as("nobody listens").isZero();
        assertThat(tables.owe("booking.confirmed:2", 9)).as("nobody's event").isEqualTo(1);
    }

    @Test
    void the_same_event_is_owed_once_however_many_say_it_at_once() throws Exception {
        tables.webhook(2, receiver.address(), Set.of(EventType.BOOKING_CONFIRMED), false);
        var threads =
                IntStream.range(0, 16)
                        .mapToObj(n ->
                                Thread.ofVirtual()
                                        .start(() -> tables.owe("booking.confirmed:1", 2)))
                        .toList();
        for (var thread : threads) thread.join();
        assertThat(tables.count("webhook_delivery")).isEqualTo(1);
    }

    @Test
    void what_is_not_taken_is_sent_again_under_the_same_id_and_the_log_tells_of_each_attempt() {
        receiver.answering((n, message, out) ->
                out.write(n == 1 ? Receiver.whole(500, "", "oops") : Receiver.whole(204, "", "")));
        var webhook = listening();
        tables.owe("booking.confirmed:1", 2);
        dispatcher();
        await().until(() -> tables.status().equals("waiting") && tables.only().attempts() == 1);
        var waiting = tables.only();
        assertThat(waiting.lastStatus()).isEqualTo(500);
        assertThat(waiting.lastError()).isEqualTo("It answered 500");
        assertThat(waiting.nextAttemptAt())
                .isBetween(Instant.now().plusSeconds(5), Instant.now().plusSeconds(13));
        assertThat(tables.webhooks.find(webhook, null).orElseThrow().failingSince()).isNotNull();

        tables.makeDue();
        await().until(() -> tables.delivered() == 1);
        assertThat(receiver.messages).hasSize(2);
        assertThat(receiver.messages.getLast().id()).isEqualTo(receiver.messages.getFirst().id());
        assertThat(tables.webhooks.find(webhook, null).orElseThrow().failingSince()).isNull();
        var attempts = tables.attempts(tables.only().id());
        assertThat(attempts).extracting(AttemptLine::statusCode).containsExactly(204, 500);
        assertThat(attempts).extracting(AttemptLine::answer).containsExactly("", "oops");
        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.millis()).isNotNegative());
    }

    @Test
    void a_delivery_left_behind_by_a_killed_service_is_made_again_and_the_log_says_so() {
        listening();
        tables.owe("booking.confirmed:1", 2);
        var id = tables.only().id();
        assertThat(tables.due.claim(id, Duration.ZERO)).isPresent();
        assertThat(tables.status()).isEqualTo("sending");
        dispatcher();
        await().until(() -> tables.delivered() == 1);
        assertThat(receiver.messages).hasSize(1);
        var attempts = tables.attempts(id);
        assertThat(attempts).hasSize(2);
        assertThat(attempts.getLast().millis()).as("the one that was cut off").isNull();
    }

    @Test
    void a_claimed_delivery_is_nobody_elses_and_who_lost_it_changes_nothing() {
        listening();
        tables.owe("booking.confirmed:1", 2);
        var id = tables.only().id();
        var first = tables.due.claim(id, MINUTE).orElseThrow();
        assertThat(tables.due.claim(id, MINUTE)).isEmpty();
        assertThat(tables.deliveries.resend(first.webhookId(), id)).as("being sent").isFalse();
        tables.makeDue();
        var second = tables.due.claim(id, MINUTE).orElseThrow();
        var ok = new Attempt(Duration.ZERO, 200, null, "", null);
        assertThat(tables.due.delivered(first, ok)).isFalse();
        assertThat(tables.due.notTaken(first, ok, null)).isFalse();
        assertThat(tables.due.delivered(second, ok)).isTrue();
        assertThat(tables.attempts(id)).hasSize(2);
    }

    @Test
    void two_services_deliver_each_event_once() {
        listening();
        for (int n = 0; n < 60; n++) tables.owe("booking.confirmed:" + n, 2);
        dispatcher();
        dispatcher();
        await().until(() -> tables.delivered() == 60);
        assertThat(receiver.messages)
                .hasSize(60)
                .extracting(Receiver.Message::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_slow_receiver_holds_up_nobody_else_and_gets_few_messages_at_a_time() {
        try (var slow = new Receiver()) {
            slow.answering((n, message, out) -> Thread.sleep(30_000));
            tables.webhook(2, slow.address(), Set.of(EventType.BOOKING_CONFIRMED), false);
            for (int n = 0; n < 400; n++) tables.owe("booking.confirmed:slow" + n, 2);
            dispatcher();
            await().until(() -> slow.connections.get() == 4);
            var quick =
                    tables.webhook(
                            2, receiver.address(), Set.of(EventType.BOOKING_CONFIRMED), false);
            var start = Instant.now();
            for (int n = 0; n < 20; n++) tables.owe("booking.confirmed:" + n, 2);
            await().until(() -> tables.log.count(quick, TestSearches.status("delivered")) == 20);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(25));
            assertThat(slow.connections.get()).as("one at a time once it fails").isLessThan(14);
        }
    }

    @Test
    void an_address_that_is_gone_pauses_the_webhook_and_its_owner_is_told_once() {
        receiver.answering(Receiver.always(410, "gone"));
        var webhook = listening();
        for (int n = 0; n < 5; n++) tables.owe("booking.confirmed:" + n, 2);
        dispatcher();
        await().until(() -> !tables.webhooks.find(webhook, null).orElseThrow().active());
        assertThat(tables.webhooks.find(webhook, null).orElseThrow().pausedBecause())
                .isEqualTo("gone");
        await().until(() -> tables.log.count(webhook, TestSearches.status("sending")) == 0);
        assertThat(tables.log.count(webhook, TestSearches.status("failed"))).isBetween(1L, 5L);
        assertThat(tables.mails())
                .extracting(Mail::kind, Mail::recipient)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                MailKind.WEBHOOK_PAUSED, "organizer@ticket.local"));
        assertThat(tables.owe("booking.confirmed:later", 2)).as("kept while paused").isZero();
    }

    @Test
    void a_webhook_that_takes_nothing_for_three_days_is_paused_and_its_owner_told_once() {
        receiver.answering(Receiver.always(500, ""));
        var webhook = listening();
        tables.failingSince(webhook, Instant.now().minus(Duration.ofDays(3)).plusSeconds(60));
        tables.owe("booking.confirmed:1", 2);
        dispatcher();
        await().until(() ->
                tables.attempts(tables.only().id()).size() == 1
                        && tables.status().equals("waiting"));
        assertThat(tables.webhooks.find(webhook, null).orElseThrow().active()).isTrue();
        tables.failingSince(webhook, Instant.now().minus(Duration.ofDays(3)).minusSeconds(60));
        tables.makeDue();
        await().until(() -> !tables.webhooks.find(webhook, null).orElseThrow().active());
        assertThat(tables.webhooks.find(webhook, null).orElseThrow().pausedBecause())
                .isEqualTo("failing");
        await().until(() -> tables.mails().size() == 1);
        var sent = receiver.messages.size();

        assertThat(TestWebhooks.resume(tables.webhooks, webhook)).isTrue();
        receiver.answering(Receiver.always(200, ""));
        tables.makeDue();
        await().until(() -> tables.delivered() == 1);
        assertThat(receiver.messages).hasSize(sent + 1);
        assertThat(tables.mails()).hasSize(1);
    }

    @Test
    void after_a_day_an_event_is_given_up_and_can_be_sent_again_by_hand() {
        var webhook = listening();
        var yesterday =
                new WebhookTables(
                        tables.database, Clock.offset(Clock.systemUTC(), Duration.ofHours(-25)));
        yesterday.owe("booking.confirmed:1", 2);
        dispatcher();
        await().until(() -> tables.status().equals("failed"));
        assertThat(tables.only().lastError()).contains("in time");
        assertThat(receiver.messages).isEmpty();
        assertThat(tables.deliveries.resend(webhook, tables.only().id())).isTrue();
        await().until(() -> tables.delivered() == 1);
        assertThat(tables.deliveries.resend(webhook, tables.only().id())).isTrue();
        await().until(() -> receiver.messages.size() == 2);
        assertThat(new HashSet<>(receiver.messages.stream().map(Receiver.Message::id).toList()))
                .hasSize(1);
    }

    @Test
    void the_log_ends_after_thirty_days_and_what_waits_for_a_paused_webhook_after_one() {
        var webhook = listening();
        var then =
                new WebhookTables(
                        tables.database, Clock.offset(Clock.systemUTC(), Duration.ofDays(-31)));
        then.owe("booking.confirmed:old", 2);
        tables.owe("booking.confirmed:new", 2);
        TestWebhooks.pause(tables.webhooks, webhook);
        assertThat(tables.due.tidy()).as("the old one is given up, and forgotten").isOne();
        assertThat(tables.only().status()).isEqualTo("waiting");
        assertThat(tables.due.tidy()).isZero();
    }

    @Test
    void of_an_erased_buyer_nothing_is_left_in_what_was_sent_and_what_is_to_be() {
        receiver.answering(
                (n, message, out) -> out.write(Receiver.whole(500, "", "got " + message.body())));
        listening();
        tables.owe("booking.confirmed:1", 2);
        dispatcher();
        await().until(() -> tables.status().equals("waiting") && receiver.messages.size() == 1);
        var id = tables.only().id();
        assertThat(tables.attempts(id).getFirst().answer()).contains("Minh");

        TestErasures.erase(tables.database, "e1", "minhchau@EXAMPLE.org");
        assertThat(tables.log.body(id))
                .doesNotContain("Minh")
                .contains(
                        "\"buyer_name\":\"(erased)\"",
                        "\"buyer_email\":\"erased-" + id + "@erased.invalid\"",
                        "\"booking_id\":1184");
        assertThat(tables.attempts(id).getFirst().answer()).isNull();
        receiver.answering(Receiver.always(200, ""));
        tables.makeDue();
        await().until(() -> tables.delivered() == 1);
        assertThat(receiver.messages.getLast().body()).doesNotContain("Minh").contains("(erased)");
        assertThat(receiver.messages.getLast().isSignedWith(tables.secret.text())).isTrue();
    }

    @Test
    void an_error_does_not_end_the_dispatcher() {
        var faulty = new FaultyDatabase(tables.database);
        tables = new WebhookTables(faulty, Clock.systemUTC());
        listening();
        faulty.fail(3);
        dispatcher();
        await().until(() -> faulty.faults() == 0);

        tables.owe("booking.confirmed:1", 2);
        await().until(() -> tables.delivered() == 1);
        assertThat(receiver.messages).hasSize(1);
    }

    private long listening() {
        return tables.webhook(2, receiver.address(), Set.of(EventType.BOOKING_CONFIRMED), false);
    }

    private void dispatcher() {
        var dispatcher = tables.dispatcher(TIMEOUT);
        dispatchers.add(dispatcher);
        dispatcher.start();
    }
}
