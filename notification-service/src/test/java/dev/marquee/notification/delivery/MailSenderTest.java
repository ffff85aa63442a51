package dev.marquee.notification.delivery;

import static dev.marquee.notification.mail.TestMails.MINUTE;
import static dev.marquee.notification.mail.TestMails.booking;
import static dev.marquee.notification.mail.TestMails.change;
import static dev.marquee.notification.mail.TestMails.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.marquee.notification.content.LookupMail;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.mail.FaultyDatabase;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailStatus;
import dev.marquee.notification.mail.Mails;
import dev.marquee.notification.mail.SendCheck;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.mail.TestMails.Database;
import dev.marquee.platform.queue.QueueSignal;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class MailSenderTest {

    private static final String TO = "minhchau@example.org";

    @Parameter Database kind;

    private final Clock clock = Clock.systemUTC();
    private final List<MailSender> senders = new ArrayList<>();
    private final QueueSignal signal = new QueueSignal(64);
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

    @Test
    void a_mail_server_that_was_down_gets_the_mail_once_when_it_is_back() throws Exception {
        var port = freePort();
        sender(plain(port));
        owe(mails, "booking-confirmed:1", TO, booking("Minh Châu", "Lantern Night", 2));
        var refused = awaitMail(mail -> mail.attempts() >= 2);
        assertThat(refused.status()).isIn(MailStatus.QUEUED, MailStatus.SENDING);
        assertThat(refused.lastError()).contains("127.0.0.1").containsIgnoringCase("connect");

        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var sent = awaitMail(mail -> mail.status() == MailStatus.SENT);
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getMessageID())
                    .isEqualTo("<booking-confirmed.1@ticket.local>");
            assertThat(sent.inDoubt()).isZero();
            assertThat(sent.lastError()).isNull();
            assertThat(sent.sentAt()).isNotNull();
        } finally {
            server.stop();
        }
    }

    @Test
    void a_passing_failure_is_tried_again_and_is_not_in_doubt() {
        try (var server = new ScriptedSmtp()) {
            server.replies.put("END", "452 disk full");
            sender(plain(server.port()));
            owe(mails, "booking-confirmed:2", TO, booking("Ana", "Lantern Night", 1));
            var waiting = awaitMail(mail -> mail.lastError() != null);
            assertThat(waiting.lastError()).contains("452 disk full");
            assertThat(waiting.status()).isIn(MailStatus.QUEUED, MailStatus.SENDING);

            server.replies.clear();
            var before = server.handedOver.size();
            var sent = awaitMail(mail -> mail.status() == MailStatus.SENT);
            assertThat(sent.inDoubt()).isZero();
            assertThat(server.handedOver.size() - before).isEqualTo(1);
        }
    }

    @Test
    void a_mail_that_is_told_to_wait_is_sent_when_it_need_not_any_more() {
        var paused = new AtomicBoolean(true);
        try (var server = new ScriptedSmtp()) {
            var sender =
                    TestSending.sender(
                            database,
                            mails,
                            signal,
                            plain(server.port()),
                            TestSending.FAST,
                            clock,
                            new SendCheck() {
                                @Override
                                public Optional<String> against(Mail mail) {
                                    return Optional.empty();
                                }

                                @Override
                                public Optional<Instant> waitsUntil(Mail mail) {
                                    return Optional.of(clock.instant().plusMillis(100))
                                            .filter(at -> paused.get());
                                }
                            });
            senders.add(sender);
            sender.start();
            owe(mails, "booking-confirmed:12", TO, booking("Ana", "Lantern Night", 1));
            var waiting = awaitMail(mail -> mail.attempts() >= 2);
            assertThat(waiting.lastError()).contains("wait");
            assertThat(waiting.inDoubt()).isZero();
            assertThat(server.handedOver).isEmpty();

            paused.set(false);
            awaitMail(mail -> mail.status() == MailStatus.SENT);
            assertThat(server.handedOver).hasSize(1);
        }
    }

    @Test
    void a_refusal_for_good_is_not_tried_again_unless_somebody_asks() {
        try (var server = new ScriptedSmtp()) {
            server.replies.put("RCPT", "550 no such user");
            sender(plain(server.port()));
            owe(mails, "booking-confirmed:3", TO, booking("Ana", "Lantern Night", 1));
            var failed = awaitMail(mail -> mail.status() == MailStatus.FAILED);
            assertThat(failed.lastError()).contains("550 no such user");
            assertThat(failed.attempts()).isEqualTo(1);
            assertThat(failed.inDoubt()).isZero();
            assertThat(failed.nextAttemptAt()).isNull();

            server.replies.clear();
            assertThat(mails.resend(failed)).isTrue();
            signal.wake(1);
            awaitMail(mail -> mail.status() == MailStatus.SENT);
        }
    }

    @Test
    void a_mail_whose_answer_was_lost_is_counted_and_sent_again_under_the_same_message_id() {
        try (var server = new ScriptedSmtp()) {
            server.replies.put("END", ScriptedSmtp.HANG_UP);
            sender(plain(server.port()));
            owe(mails, "booking-confirmed:4", TO, booking("Ana", "Lantern Night", 1));
            var doubtful = awaitMail(mail -> mail.inDoubt() == 1);
            assertThat(doubtful.lastError()).contains("did not answer");

            server.replies.clear();
            var sent = awaitMail(mail -> mail.status() == MailStatus.SENT);
            assertThat(sent.inDoubt()).isEqualTo(server.handedOver.size() - 1).isPositive();
            assertThat(server.handedOver)
                    .allSatisfy(mail ->
                            assertThat(mail)
                                    .containsPattern(
                                            Pattern.compile(
                                                    "(?m)^Message-ID: <booking-confirmed\\.4@ticket\\.local>$")));
        }
    }

    @Test
    void a_mail_left_behind_by_a_killed_service_is_in_doubt_and_sent_again() {
        try (var server = new ScriptedSmtp()) {
            owe(mails, "booking-confirmed:5", TO, booking("Ana", "Lantern Night", 1));
            assertThat(mails.claim(Duration.ZERO)).isPresent();
            assertThat(only(database).status()).isEqualTo(MailStatus.SENDING);

            sender(plain(server.port()));
            var sent = awaitMail(mail -> mail.status() == MailStatus.SENT);
            assertThat(sent.inDoubt()).isEqualTo(1);
            assertThat(sent.attempts()).isEqualTo(2);
            assertThat(server.handedOver).hasSize(1);
            assertThat(server.handedOver.getFirst())
                    .contains("Message-ID: <booking-confirmed.5@ticket.local>");
        }
    }

    @Test
    void a_claimed_mail_is_nobody_elses_and_a_worker_that_lost_it_changes_nothing() {
        owe(mails, "booking-confirmed:6", TO, booking("Ana", "Lantern Night", 1));
        var first = mails.claim(MINUTE).orElseThrow();
        assertThat(mails.claim(MINUTE)).isEmpty();

        assertThat(mails.reschedule(first, "later", false)).isTrue();
        mails.resend(only(database));
        var second = mails.claim(MINUTE).orElseThrow();
        assertThat(mails.sent(first)).isFalse();
        assertThat(mails.failed(first, "late")).isFalse();
        assertThat(mails.sent(second)).isTrue();
    }

    @Test
    void a_mail_whose_reader_is_erased_is_not_sent_and_who_is_sending_it_brings_nothing_back() {
        owe(mails, "booking-confirmed:11", TO, booking("Minh Châu", "Lantern Night", 1));
        owe(mails, "booking-confirmed:12", TO, booking("Minh Châu", "Lantern Night", 1));
        var claimed = mails.claim(MINUTE).orElseThrow();
        assertThat(TestMails.eraseReader(database).handle(TO)).isEqualTo(2);
        assertThat(mails.sent(claimed)).isFalse();
        assertThat(mails.reschedule(claimed, "later", false)).isFalse();
        assertThat(mails.claim(MINUTE)).isEmpty();
        assertThat(TestMails.all(database))
                .allSatisfy(mail -> {
                    assertThat(mail.status()).isEqualTo(MailStatus.ERASED);
                    assertThat(mail.isErased()).isTrue();
                    assertThat(mail.recipient()).endsWith("@erased.invalid");
                    assertThat(mail.canBeResent()).isFalse();
                });
        assertThat(TestMails.all(database))
                .extracting(Mail::inDoubt)
                .as("the one that was being sent may have gone out")
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void several_services_at_once_send_each_mail_once() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            for (int n = 0; n < 60; n++)
                owe(mails, "booking-confirmed:" + n, TO, booking("Ana", "Lantern Night", 1));
            sender(plain(server.getSmtp().getPort()));
            sender(plain(server.getSmtp().getPort()));
            await().until(() ->
                    TestMails.all(database).stream()
                            .allMatch(mail -> mail.status() == MailStatus.SENT));
            var ids =
                    Arrays.stream(server.getReceivedMessages())
                            .map(message -> header(message, "Message-ID"))
                            .toList();
            assertThat(ids).hasSize(60).doesNotHaveDuplicates();
        } finally {
            server.stop();
        }
    }

    @Test
    void without_a_mail_server_mails_are_kept_until_somebody_sends_them() {
        var keeping =
                sender(new SmtpSettings("", 587, null, null, "noreply@ticket.local", true, false));
        owe(mails, "booking-confirmed:7", TO, booking("Ana", "Lantern Night", 1));
        var kept = awaitMail(mail -> mail.status() == MailStatus.KEPT);
        assertThat(kept.attempts()).isZero();
        assertThat(kept.sentAt()).isNull();
        keeping.stop();

        try (var server = new ScriptedSmtp()) {
            sender(plain(server.port()));
            assertThat(mails.claim(MINUTE)).as("kept mails do not leave by themselves").isEmpty();
            assertThat(mails.resend(kept)).isTrue();
            awaitMail(mail -> mail.status() == MailStatus.SENT);
            assertThat(server.handedOver).hasSize(1);
        }
    }

    @Test
    void after_two_days_a_mail_is_given_up() {
        owe(
                TestMails.on(database, Clock.offset(clock, Duration.ofHours(-49))),
                "booking-confirmed:9",
                TO,
                booking("Ana", "Lantern Night", 1));
        try (var server = new ScriptedSmtp()) {
            sender(plain(server.port()));
            assertThat(awaitMail(mail -> mail.status() == MailStatus.FAILED).lastError())
                    .contains("in time");
            assertThat(server.handedOver).isEmpty();
        }
    }

    @Test
    void a_link_is_removed_once_its_mail_is_sent_and_the_mail_cannot_be_sent_again() {
        try (var server = new ScriptedSmtp()) {
            sender(plain(server.port()));
            owe(
                    mails,
                    "lookup-link:a",
                    TO,
                    new LookupMail("https://tickets.example.org/lookup/open?token=SECRET", 20));
            var sent = awaitMail(mail -> mail.status() == MailStatus.SENT);
            assertThat(server.handedOver.getFirst()).contains("SECRET");
            assertThat(sent.content()).isEqualTo(new LookupMail("", 20));
            assertThat(mails.resend(sent)).isFalse();
        }
    }

    @Test
    void a_link_of_a_mail_that_was_never_sent_is_removed_when_its_time_is_over() {
        var link = new LookupMail("https://tickets.example.org/lookup/open?token=SECRET", 20);
        owe(mails, "lookup-link:kept", TO, link);
        owe(mails, "booking-confirmed:kept", TO, booking("Ana", "Lantern Night", 1));
        mails.keepAllThatWait();
        assertThat(mails.removeSecretsThatAreOver(10)).as("it still works").isZero();
        assertThat(mails.resend(find("lookup-link:kept"))).as("its way out").isTrue();
        mails.keepAllThatWait();

        var later = TestMails.on(database, Clock.offset(clock, Duration.ofMinutes(21)));
        assertThat(later.removeSecretsThatAreOver(10)).isEqualTo(1);
        assertThat(find("lookup-link:kept").content()).isEqualTo(new LookupMail("", 20));
        assertThat(mails.resend(find("lookup-link:kept"))).isFalse();
        assertThat(find("booking-confirmed:kept").content())
                .isEqualTo(booking("Ana", "Lantern Night", 1));
        assertThat(later.removeSecretsThatAreOver(10)).isZero();
    }

    private Mail find(String key) {
        return TestMails.all(database).stream()
                .filter(mail -> mail.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_same_key_is_one_mail_however_many_ask_at_once() throws Exception {
        var threads = new ArrayList<Thread>();
        for (int n = 0; n < 16; n++)
            threads.add(
                    Thread.ofVirtual()
                            .start(() ->
                                    owe(
                                            mails,
                                            "booking-confirmed:10",
                                            TO,
                                            booking("Ana", "Lantern Night", 1))));
        for (var thread : threads) thread.join();
        assertThat(TestMails.all(database)).hasSize(1);
    }

    @Test
    void a_link_and_a_ticket_go_before_news_of_a_hundred_thousand() {
        owe(
                mails,
                "event-changed:1",
                TO,
                change("Ana", "Lantern Night", "2026-11-27T20:00:00Z", null));
        TestMails.makeThemBulk(database);
        // H2 takes a minute to make and to delete as many as PostgreSQL: 16,384 have to do mostly.
        var doubled = kind == Database.POSTGRESQL || Boolean.getBoolean("marquee.long") ? 17 : 14;
        TestMails.doubleThem(database, doubled);
        owe(mails, "booking-confirmed:12", TO, booking("Ana", "Lantern Night", 1));
        owe(mails, "lookup-link:1", TO, new LookupMail("https://t.example.org/l", 30));

        assertThat(mails.claim(MINUTE)).map(Mail::kind).contains(MailKind.LOOKUP_LINK);
        assertThat(mails.claim(MINUTE)).map(Mail::kind).contains(MailKind.BOOKING_CONFIRMED);
        try (var server = new ScriptedSmtp()) {
            sender(plain(server.port()));
            await().until(() -> !server.handedOver.isEmpty());
            owe(mails, "lookup-link:2", TO, new LookupMail("https://t.example.org/m", 30));

            await().until(() -> TestMails.isSent(database, "lookup-link:2"));
            assertThat(
                            TestMails.isSent(
                                    database,
                                    "event-changed:1"
                                            + IntStream.range(0, doubled)
                                                    .mapToObj(n -> "-" + n)
                                                    .collect(Collectors.joining())))
                    .as("the last of the news")
                    .isFalse();
        }
    }

    @Test
    void while_the_mail_server_is_away_few_mails_are_tried_and_what_is_urgent_leaves_first_after()
            throws Exception {
        var port = freePort();
        for (int n = 0; n < 200; n++)
            owe(mails, "booking-confirmed:" + n, TO, booking("Ana", "Lantern Night", 1));
        sender(plain(port));
        var start = Instant.now();
        await().until(() -> tried() > 0);
        await().until(() -> Duration.between(start, Instant.now()).toSeconds() >= 3);
        assertThat(tried())
                .as("one by each worker in a second")
                .isLessThanOrEqualTo(
                        4 * (2 + (int) Duration.between(start, Instant.now()).toSeconds()));

        owe(mails, "lookup-link:9", TO, new LookupMail("https://t.example.org/l", 30));
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            await().until(() -> TestMails.isSent(database, "lookup-link:9"));
        } finally {
            server.stop();
        }
    }

    private long tried() {
        return TestMails.all(database).stream().mapToInt(Mail::attempts).sum();
    }

    @Test
    void an_error_ends_no_worker() {
        var faulty = new FaultyDatabase(database);
        mails = TestMails.on(faulty, clock);
        try (var server = new ScriptedSmtp()) {
            faulty.fail(12);
            sender(plain(server.port()));
            await().until(() -> faulty.faults() == 0);

            owe(mails, "booking-confirmed:11", TO, booking("Ana", "Lantern Night", 1));
            awaitMail(mail -> mail.status() == MailStatus.SENT);
        }
    }

    private void owe(Mails mails, String key, String to, MailContent content) {
        TestMails.owe(mails, key, to, content);
        signal.wake(1);
    }

    private MailSender sender(SmtpSettings settings) {
        var sender = TestSending.sender(database, mails, signal, settings, TestSending.FAST, clock);
        senders.add(sender);
        sender.start();
        return sender;
    }

    private static SmtpSettings plain(int port) {
        return new SmtpSettings(
                "127.0.0.1", port, null, null, "noreply@ticket.local", false, false);
    }

    private Mail awaitMail(Predicate<Mail> condition) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> condition.test(only(database)));
        return only(database);
    }

    private static String header(jakarta.mail.Message message, String name) {
        try {
            return message.getHeader(name)[0];
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
