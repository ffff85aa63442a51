package dev.marquee.notification.delivery;

import static dev.marquee.notification.mail.TestMails.booking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.marquee.notification.content.LookupMail;
import dev.marquee.notification.mail.BulkMails;
import dev.marquee.notification.mail.Mails;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.mail.TestMails.Database;
import dev.marquee.notification.mail.WorkerShare;
import dev.marquee.platform.queue.QueueSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails for many beside those that somebody waits for. */
@ParameterizedClass
@EnumSource(Database.class)
class BulkSendingTest {

    private static final String RESET = "lookup-link:reset";

    @Parameter Database kind;

    private final Clock clock = Clock.systemUTC();
    private final List<MailSender> senders = new ArrayList<>();
    private final QueueSignal signal = new QueueSignal(64, 4);
    private DataSource database;
    private Mails mails;

    @BeforeEach
    void emptyDatabase() {
        database = kind.empty();
        mails = TestMails.on(database, clock);
    }

    @AfterEach
    void stopAll() {
        senders.forEach(MailSender::stop);
    }

    private void sender(int port) {
        var sender =
                TestSending.sender(
                        database, mails, signal, TestSending.plain(port), TestSending.FAST, clock);
        senders.add(sender);
        sender.start();
    }

    private void reset() {
        TestMails.owe(
                mails, RESET, "ana@example.org", new LookupMail("https://t.example.org/l", 30));
        signal.wake(1);
    }

    @Test
    void a_slow_answer_to_mails_for_many_holds_up_no_link() {
        try (var server = new ScriptedSmtp()) {
            server.held = "Message-ID: <bulk.";
            BulkMails.queue(database, "bulk", "example.org", 20, 0);
            sender(server.port());
            await().until(() -> server.holding.get() >= 2);
            reset();
            await().until(() -> TestMails.isSent(database, RESET));
            server.release.countDown();
            await().until(() -> BulkMails.count(database, "status = 'sent'") == 21);
        }
    }

    @Test
    void a_link_leaves_before_the_last_of_many() {
        try (var server = new ScriptedSmtp()) {
            BulkMails.queue(database, "bulk", "example.org", 400, 0);
            sender(server.port());
            await().until(() -> server.handedOver.size() > 5);
            reset();
            await().until(() -> TestMails.isSent(database, RESET));
            await().until(() -> BulkMails.count(database, "status = 'sent'") == 401);
            var order =
                    server.handedOver.stream()
                            .map(mail -> mail.contains("lookup-link.reset"))
                            .toList();
            assertThat(order.indexOf(true)).isBetween(5, 399);
        }
    }

    @Test
    void a_server_that_wants_fewer_gets_tickets_at_once_and_nothing_is_given_up() {
        try (var server = new ScriptedSmtp()) {
            server.replies.put("RCPT", "421 4.7.0 too many at once");
            BulkMails.queue(database, "bulk", "slow.example", 10, 0);
            sender(server.port());
            await().until(() ->
                    JdbcClient.create(database)
                                    .sql(
                                            "select count(*) from mail_pace where domain_key = 'slow.example' and paused_until is not null")
                                    .query(Long.class)
                                    .single()
                            == 1);
            server.replies.clear();
            TestMails.owe(
                    mails, "booking-confirmed:1", "ana@slow.example", booking("Ana", "Night", 1));
            signal.wake(1);
            await().until(() -> TestMails.isSent(database, "booking-confirmed:1"));
            assertThat(BulkMails.count(database, "status = 'failed'")).isZero();
        }
    }

    @Test
    void two_replicas_send_each_once_and_what_a_killed_one_left_is_in_doubt() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            BulkMails.queue(database, "bulk", "example.org", 120, 0);
            var killed = TestSending.claims(mails, database, TestSending.FAST, clock);
            var taken = 0;
            while (taken < 20)
                taken += killed.next(WorkerShare.ALL, Duration.ZERO).mail().isPresent() ? 1 : 0;
            var left = BulkMails.count(database, "status = 'sending'");
            assertThat(left).isPositive();
            sender(server.getSmtp().getPort());
            sender(server.getSmtp().getPort());
            await().until(() -> BulkMails.count(database, "status = 'sent'") == 120);
            var ids = new ArrayList<String>();
            for (var message : server.getReceivedMessages()) ids.add(message.getMessageID());
            assertThat(ids).hasSize(120).doesNotHaveDuplicates();
            assertThat(BulkMails.count(database, "in_doubt > 0")).isEqualTo(left);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        } finally {
            server.stop();
        }
    }

    @Test
    void a_mail_that_nobody_can_read_holds_up_no_other() {
        try (var server = new ScriptedSmtp()) {
            TestMails.owe(
                    mails, "booking-confirmed:bad", "a@example.org", booking("Ana", "Night", 1));
            JdbcClient.create(database).sql("update mail_content set data = '{'").update();
            BulkMails.queue(database, "bulk", "example.org", 3, 0);
            JdbcClient.create(database)
                    .sql(
                            "update mail_content set data = '[]' where mail_id = (select min(id) from mail where sender = 'bulk')")
                    .update();
            TestMails.owe(
                    mails, "booking-confirmed:good", "a@example.org", booking("Ana", "Night", 1));
            sender(server.port());
            await().until(() -> TestMails.isSent(database, "booking-confirmed:good"));
            await().until(() -> BulkMails.count(database, "status in ('queued', 'sending')") == 0);
            assertThat(BulkMails.count(database, "status = 'failed'")).isEqualTo(2);
        }
    }

    /** A figure, not a bound: it depends on the machine. */
    @Test
    @EnabledIfSystemProperty(named = "marquee.long", matches = "true")
    void measures_a_link_behind_a_hundred_thousand() {
        try (var server = new ScriptedSmtp()) {
            server.millis = 200;
            BulkMails.queue(database, "bulk", "example.org", 100_000, 0);
            sender(server.port());
            await().until(() -> server.handedOver.size() > 20);
            var times = new ArrayList<Long>();
            for (var n = 0; n < 10; n++) {
                var key = "lookup-link:" + n;
                var start = Instant.now();
                TestMails.owe(
                        mails,
                        key,
                        "ana@example.org",
                        new LookupMail("https://t.example.org/l", 30));
                signal.wake(1);
                await().pollInterval(Duration.ofMillis(10))
                        .until(() ->
                                server.handedOver.stream()
                                        .anyMatch(mail -> mail.contains(key.replace(':', '.'))));
                times.add(Duration.between(start, Instant.now()).toMillis());
            }
            System.out.println(
                    kind + ": a link is handed over behind 100,000 mails after ms: " + times);
        }
    }
}
