package dev.marquee.notification.message;

import dev.marquee.notification.address.UnsubscribeLinks;
import dev.marquee.notification.fact.SentMessages;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.QueueMail;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.message.Message.Author;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.audience.Audience;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.queue.QueueSignal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Messages of an empty database, for tests without an application around them. */
final class TestMessages {

    static final Author OLGA = new Author(7, false, "Tejo Arts", "hello@tejoarts.example");
    static final Author ADMIN = new Author(1, true, "Admin", null);

    final JdbcClient jdbc;
    final Messages messages;
    final MessageSteps steps;
    final Recipients recipients;
    final FakeTickets tickets = new FakeTickets();
    final StaffNotices notices = Mockito.mock(StaffNotices.class);
    final SentMessages sent = Mockito.mock(SentMessages.class);
    private final DataSource database;
    private final Clock clock;

    TestMessages(TestMails.Database kind, Clock clock) {
        this.database = kind.empty();
        this.clock = clock;
        this.jdbc = JdbcClient.create(database);
        jdbc.sql("delete from message").update();
        this.messages =
                TestMails.transactional(
                        new Messages(jdbc, new MessageRows(TestMails.JSON), notices, sent, clock),
                        database);
        this.steps =
                TestMails.transactional(
                        new MessageSteps(jdbc, new MessageRows(TestMails.JSON), clock), database);
        this.recipients = TestMails.transactional(new Recipients(jdbc, clock), database);
    }

    TransactionOperations transactions() {
        return TestMails.transactions(database);
    }

    QueueMail queue() {
        return TestMails.queueMail(database, clock);
    }

    CopyMessages copies() {
        return TestMails.transactional(new CopyMessages(jdbc, clock), database);
    }

    RecipientOutcomes outcomes() {
        return TestMails.transactional(new RecipientOutcomes(jdbc, recipients), database);
    }

    /** What looks at mails at the last moment; everybody wants them. */
    MessageMailCheck check() {
        var notices = Mockito.mock(MessageNotices.class);
        Mockito.when(notices.wantsMail(Mockito.any(), Mockito.any())).thenReturn(true);
        return new MessageMailCheck(messages, recipients, notices, tickets, clock);
    }

    /** In the order of their readers. */
    List<Mail> queuedMails() {
        return TestMails.all(database).stream()
                .sorted(Comparator.comparing(Mail::recipient))
                .toList();
    }

    StopUnowned stop() {
        return TestMails.transactional(
                new StopUnowned(jdbc, new MessageRows(TestMails.JSON), messages), database);
    }

    MessageRunner runner() {
        return runner(queue(), transactions(), settings(true));
    }

    static MessageSettings settings(boolean review) {
        return new MessageSettings(3, 5, review, true, Duration.ofHours(6), 50);
    }

    MessageRunner runner(
            QueueMail queue, TransactionOperations transaction, MessageSettings settings) {
        return new MessageRunner(
                steps,
                new StartMessage(
                        messages,
                        steps,
                        tickets,
                        new SendingLimits(jdbc, tickets, settings, clock),
                        settings,
                        Mockito.mock(AuditTrail.class),
                        clock),
                new SnapshotAudience(messages, steps, recipients, tickets, transaction),
                new HandOver(
                        messages,
                        steps,
                        recipients,
                        outcomes(),
                        tickets,
                        queue,
                        new MessageMails(settings, refusals()),
                        Mockito.mock(MessageNotices.class),
                        settings,
                        Languages.onlyEnglish(),
                        transaction,
                        new QueueSignal(64),
                        clock));
    }

    private static UnsubscribeLinks refusals() {
        var links = Mockito.mock(UnsubscribeLinks.class);
        Mockito.when(links.link(Mockito.any(), Mockito.any()))
                .thenReturn(URI.create("https://tickets.example.org/u/token"));
        return links;
    }

    /** A message to everybody of the event that is due at that time, or at once. */
    long scheduled(long event, Author author, boolean news, When when, boolean later) {
        var facts = tickets.events.get(event);
        var id =
                messages.add(
                        facts,
                        author,
                        new Draft(
                                news,
                                Audience.everybody(),
                                "en",
                                Map.of(
                                        "en",
                                        new Words(
                                                "Bring a coat, {name}",
                                                "Hello **{name}**, open {link}")),
                                when,
                                later));
        var at = when.of(facts);
        messages.move(
                id,
                MessageState.DRAFT,
                MessageState.SCHEDULED,
                Map.of("due_at", at == null ? clock.instant() : at));
        return id;
    }

    MessageState state(long id) {
        return messages.find(id).orElseThrow().state();
    }

    /** A mail server that takes all that waits. */
    int deliver() {
        return jdbc.sql(
                        "update mail set status = 'sent', sent_at = created_at, next_attempt_at = null, attempts = 1 where status = 'queued'")
                .update();
    }

    /** The addresses of all mails, one each. */
    List<String> mails() {
        return jdbc.sql("select recipient from mail order by recipient").query(String.class).list();
    }
}
