package dev.marquee.notification.inbox;

import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.marquee.notification.address.SuppressionReason;
import dev.marquee.notification.address.Suppressions;
import dev.marquee.platform.config.Sha256;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** A real mailbox, read by the whole service; customer-service is played. */
@SpringBootTest(
        properties = {
            "marquee.data=target/data",
            "marquee.service-secret=test",
            "marquee.mail.smtp.from=noreply@tickets.example.org",
            "marquee.mailbox.address=support@tickets.example.org",
            "marquee.mailbox.poll=200ms",
            "marquee.mailbox.max-size=200KB"
        })
@AutoConfigureMockMvc
abstract class MailboxContract {

    private static final String TOKEN = "2f-0000000000000000000000abc";

    @Autowired private MockMvcTester mvc;
    @Autowired private JdbcClient jdbc;
    @Autowired private Suppressions suppressions;
    @Autowired private ReadMailbox readMailbox;

    /** A mailbox of its own for each class that runs. */
    record Mailserver(GreenMail server, GreenMailUser user, PlayedComplaints complaints) {

        static Mailserver start() {
            var server = new GreenMail(ServerSetup.IMAP.dynamicPort());
            server.start();
            var user = server.setUser("support@tickets.example.org", "support", "secret");
            return new Mailserver(server, user, new PlayedComplaints());
        }

        void properties(DynamicPropertyRegistry properties) {
            properties.add("marquee.mailbox.host", () -> "127.0.0.1");
            properties.add("marquee.mailbox.port", () -> server.getImap().getPort());
            properties.add("marquee.mailbox.username", () -> "support");
            properties.add("marquee.mailbox.password", () -> "secret");
            properties.add("marquee.mailbox.use-ssl", () -> "false");
            properties.add("marquee.mailbox.use-tls", () -> "false");
            properties.add("marquee.services.auth", complaints::address);
            properties.add("marquee.services.customer", complaints::address);
        }
    }

    abstract Mailserver mailserver();

    @BeforeEach
    void nobodyIsHeardOf() {
        mailserver().complaints().reset();
    }

    /** Puts a mail into the mailbox, and returns its Message-ID. */
    private String deliver(String mail) {
        return deliver(mail, "<" + UUID.randomUUID() + "@mail.example>");
    }

    private String deliver(String mail, String id) {
        var text = mail.replaceFirst("(?m)^Message-I[Dd]: .*$", "Message-ID: " + id);
        if (text.equals(mail)) text = "Message-ID: " + id + "\n" + mail;
        var bytes = text.replace("\r\n", "\n").replace("\n", "\r\n");
        try {
            mailserver()
                    .user()
                    .deliver(
                            new Kept(
                                    Session.getInstance(new Properties()),
                                    bytes.getBytes(StandardCharsets.UTF_8)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    /** Keeps its Message-ID when it is stored. */
    private static final class Kept extends MimeMessage {
        private Kept(Session session, byte[] bytes) throws MessagingException {
            super(session, new ByteArrayInputStream(bytes));
        }
    }

    /** Puts a mail into the mailbox that has been there for so many days. */
    private String deliverOld(String mail, int days) throws Exception {
        var id = "<" + UUID.randomUUID() + "@mail.example>";
        var received =
                ZonedDateTime.now(ZoneOffset.UTC)
                        .minusDays(days)
                        .format(DateTimeFormatter.RFC_1123_DATE_TIME);
        mailserver()
                .server()
                .getManagers()
                .getImapHostManager()
                .getInbox(mailserver().user())
                .appendMessage(
                        new Kept(
                                Session.getInstance(new Properties()),
                                ("Message-ID: " + id + "\n" + mail)
                                        .replace("\n", "\r\n")
                                        .getBytes(StandardCharsets.UTF_8)),
                        new Flags(),
                        new MailDateFormat().parse(received));
        return id;
    }

    private StoredMessage stored(String id) throws MessagingException, FolderException {
        for (var message :
                mailserver()
                        .server()
                        .getManagers()
                        .getImapHostManager()
                        .getInbox(mailserver().user())
                        .getMessages())
            if (id.equals(message.getMimeMessage().getMessageID())) return message;
        throw new IllegalStateException("no mail " + id);
    }

    private void awaitLeft(String id) {
        await().until(() -> stored(id).getFlags().contains(Flags.Flag.FLAGGED));
    }

    private void awaitDone(String id) {
        await().until(() -> stored(id).getFlags().contains(Flags.Flag.SEEN));
    }

    private record OurMail(String to, String token, String messageId) {}

    /** A mail of ours to an address that nobody else in these tests has. */
    private OurMail sent() {
        var name = "r" + UUID.randomUUID().toString().replace("-", "");
        var body =
                """
                {"mails":[{"key":"lookup-link:%1$s","kind":"lookup-link","to":"%1$s@mail.example","data":{"link":"https://tickets.example.org/lookup/x","valid_minutes":30}}]}
                """
                        .formatted(name);
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(service()))
                .hasStatus(HttpStatus.ACCEPTED);
        return jdbc.sql("select recipient, token, message_id from mail where mail_key = ?")
                .param("lookup-link:" + name)
                .query((row, n) ->
                        new OurMail(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }

    private static String report(String file) {
        try (var in = MailboxContract.class.getResourceAsStream("/inbox/dsn/" + file + ".eml")) {
            return new String(
                            Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String ID_INSIDE =
            "<booking-confirmed.1184.0f3a9c71d2e84b56a1c0@tickets.example.org>";
    private static final String TOKEN_OUTSIDE = "bounces+0f3a9c71d2e84b56a1c0@";

    private List<SuppressionReason> against(OurMail mail) {
        return suppressions.of(mail.to()).stream().map(it -> it.reason()).toList();
    }

    private String bounce(OurMail mail) {
        return jdbc.sql("select coalesce(bounce, '') from mail where message_id = ?")
                .param(mail.messageId())
                .query(String.class)
                .single();
    }

    @Test
    void a_bounce_is_known_by_the_token_in_its_address() {
        var mail = sent();
        awaitDone(
                deliver(
                        report("postfix-unknown")
                                .replace(TOKEN_OUTSIDE, "bounces+" + mail.token() + "@")));
        assertThat(against(mail)).containsExactly(SuppressionReason.HARD);
        assertThat(bounce(mail)).isEqualTo("hard");
    }

    @Test
    void a_bounce_is_known_by_the_message_id_inside_it_alone() {
        var mail = sent();
        awaitDone(deliver(report("gmail-unknown").replace(ID_INSIDE, mail.messageId())));
        assertThat(against(mail)).containsExactly(SuppressionReason.HARD);
        var headers = sent();
        awaitDone(deliver(report("exchange-local-old").replace(ID_INSIDE, headers.messageId())));
        assertThat(against(headers)).containsExactly(SuppressionReason.HARD);
    }

    @Test
    void a_report_without_what_nobody_can_guess_changes_nothing() {
        var mail = sent();
        var guessed = mail.messageId().replaceAll("\\.[^.@]+@", "@");
        assertThat(guessed).isNotEqualTo(mail.messageId());
        for (var forged :
                List.of(
                        report("postfix-unknown").replace("anh@mail.example", mail.to()),
                        report("postfix-unknown")
                                .replace("anh@mail.example", mail.to())
                                .replace(ID_INSIDE, guessed)
                                .replace(TOKEN_OUTSIDE, "bounces@"))) awaitLeft(deliver(forged));
        // In the top headers it says nothing, either: whoever got a mail of ours knows those.
        awaitLeft(
                deliver(
                        report("postfix-unknown")
                                .replace(
                                        "Auto-Submitted: auto-replied\n",
                                        "In-Reply-To: " + mail.messageId() + "\n")));
        assertThat(against(mail)).isEmpty();
        assertThat(bounce(mail)).isEmpty();
        // The control: with it, the same report counts.
        awaitDone(
                deliver(
                        report("postfix-unknown")
                                .replace("anh@mail.example", mail.to())
                                .replace(ID_INSIDE, mail.messageId())));
        assertThat(against(mail)).containsExactly(SuppressionReason.HARD);
    }

    /** Whoever has got a mail of ours knows its token, and may write what they like. */
    @Test
    void a_report_that_is_nonsense_stops_nothing_behind_it() {
        var real = report("postfix-unknown");
        var status = "\nStatus: 5.1.1\n";
        var words = "Diagnostic-Code: smtp; 550 5.1.1 ";
        var original = "\nMessage-ID: " + ID_INSIDE;
        assertThat(real).contains(status, words, original);
        for (var nonsense :
                List.of(
                        real.replace(status, "\nStatus: 5\n"),
                        real.replace(status, "\nStatus: 5.\n"),
                        real.replace(status, "\nStatus: 5.1\n"),
                        real.replace(status, "\nStatus: 5.1.99999999999\n"),
                        real.replace(status, "\nStatus: 9999999.9.9\n"),
                        real.replace(status, "\nStatus: ........\n"),
                        real.replace(status, "\n").replace(words, "Diagnostic-Code: x-none; 550 "),
                        real.replace(words, words + "\0\0"),
                        real.replace(words, words + "\uD83C\uDFAD".repeat(400)),
                        real.replace(original, "\nMessage-ID: <\0" + "x".repeat(2000)))) {
            var mail = sent();
            awaitDone(deliver(nonsense.replace(TOKEN_OUTSIDE, "bounces+" + mail.token() + "@")));
            assertThat(against(mail)).as(nonsense).isEqualTo(List.of(SuppressionReason.HARD));
            awaitLeft(deliver(nonsense));
        }
    }

    /** Whatever it is that one mail breaks, it is left for somebody to look at. */
    @Test
    void a_mail_that_cannot_be_sorted_is_left_and_the_next_one_is_read() {
        var broken = sent();
        jdbc.sql(
                        "alter table mail add constraint breaks check (bounce is null or token <> '"
                                + broken.token()
                                + "')")
                .update();
        try {
            var id = deliver(report("gmail-unknown").replace(ID_INSIDE, broken.messageId()));
            var next = sent();
            awaitDone(deliver(report("gmail-unknown").replace(ID_INSIDE, next.messageId())));
            awaitLeft(id);
            assertThat(against(next)).containsExactly(SuppressionReason.HARD);
            assertThat(against(broken)).isEmpty();
            assertThat(
                            jdbc.sql("select why from inbound_mail where message_id_hash = ?")
                                    .param(Sha256.of(id))
                                    .query(String.class)
                                    .single())
                    .isEqualTo("unreadable");
        } finally {
            jdbc.sql("alter table mail drop constraint breaks").update();
        }
    }

    @Test
    void what_is_late_full_or_blocked_says_nothing_of_the_address() {
        var mail = sent();
        for (var file : List.of("postfix-delayed", "postfix-spamhaus", "exchange-full"))
            awaitDone(deliver(report(file).replace(ID_INSIDE, mail.messageId())));
        assertThat(against(mail)).isEmpty();
    }

    @Test
    void somebody_who_is_away_is_no_bounce() {
        var mail = sent();
        awaitLeft(
                deliver(
                        """
                        From: %s
                        To: bounces+%s@tickets.example.org
                        Subject: Out of office
                        Auto-Submitted: auto-replied
                        In-Reply-To: %s

                        550 5.1.1 I am away.
                        """
                                .formatted(mail.to(), mail.token(), mail.messageId())));
        assertThat(against(mail)).isEmpty();
    }

    @Test
    void a_reader_who_reports_a_mail_as_spam_gets_none_that_can_be_refused() {
        var mail = sent();
        awaitLeft(deliver(spam("virus", mail)));
        assertThat(against(mail)).isEmpty();
        awaitDone(deliver(spam("abuse", mail)));
        assertThat(against(mail)).containsExactly(SuppressionReason.COMPLAINED);
    }

    private static String spam(String type, OurMail mail) {
        var arf =
                """
                From: feedback@provider.example
                To: support@tickets.example.org
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b

                A report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                --b
                Content-Type: message/rfc822

                Message-ID: %s

                x
                --b--
                """;
        return "Message-ID: <x>\n" + arf.formatted(type, mail.messageId());
    }

    /** A message that was handed over to these; there is nothing to do for it for a while. */
    private long message(List<OurMail> mails) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var keys = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into message (organizer_id, event_id, event_name, message_class, state, audience, main_lang, texts, author_id, author_admin,
                                             sender, due_at, created_at, version)
                        values (7, 1, 'Lantern Night', 'service', 'sending', '{}', 'en', '{}', 7, false, 'Olga', :later, :now, 1)
                        """)
                .param("later", now.plusDays(1))
                .param("now", now)
                .update(keys, "id");
        var id = Objects.requireNonNull(keys.getKey()).longValue();
        for (var mail : mails)
            jdbc.sql(
                            """
                            insert into message_recipient (message_id, address_key, name, locale, ticket_ids, outcome, mail_key, at)
                            select :id, recipient, 'Ana', 'en', '1', 'handed_over', mail_key, created_at from mail where token = :token
                            """)
                    .param("id", id)
                    .param("token", mail.token())
                    .update();
        return id;
    }

    private String outcome(OurMail mail) {
        return jdbc.sql("select outcome from message_recipient where address_key = ?")
                .param(mail.to())
                .query(String.class)
                .single();
    }

    private String state(long message) {
        return jdbc.sql("select concat(state, ' ', why) from message where id = ?")
                .param(message)
                .query(String.class)
                .single();
    }

    private void lookAt(long message) {
        jdbc.sql("update message set due_at = ? where id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC), message)
                .update();
    }

    @Test
    void what_a_server_says_later_reaches_the_message_and_pauses_it() {
        var mails = Stream.generate(this::sent).limit(14).toList();
        var message = message(mails);
        var last = "";
        for (var mail : mails.subList(0, 11))
            last = deliver(report("gmail-unknown").replace(ID_INSIDE, mail.messageId()));
        awaitDone(last);
        awaitDone(deliver(report("exchange-full").replace(ID_INSIDE, mails.get(11).messageId())));
        awaitDone(deliver(report("postfix-delayed").replace(ID_INSIDE, mails.get(12).messageId())));
        assertThat(mails.subList(0, 11)).extracting(this::outcome).containsOnly("bounced_hard");
        assertThat(mails.subList(11, 14))
                .extracting(this::outcome)
                .containsExactly("bounced_soft", "handed_over", "handed_over");
        assertThat(state(message).strip()).isEqualTo("sending");
        lookAt(message);
        await().until(() -> state(message).equals("paused bounces"));
    }

    @Test
    void a_reader_who_reports_a_message_as_spam_pauses_it() {
        var mails = Stream.generate(this::sent).limit(2).toList();
        var message = message(mails);
        awaitDone(deliver(spam("abuse", mails.getFirst())));
        assertThat(mails).extracting(this::outcome).containsOnly("handed_over");
        lookAt(message);
        await().until(() -> state(message).equals("paused complaints"));
    }

    private List<JsonNode> handed(String id) {
        return mailserver().complaints().taken().stream()
                .filter(mail -> mail.get("message_id").asString().equals(id))
                .toList();
    }

    private static String answer(String header) {
        return "From: Anh <anh@mail.example>\nSubject: Re: Cold\n" + header + "\n\nStill cold.\n";
    }

    @Test
    void an_answer_goes_to_customer_service_by_its_address_or_by_what_it_refers_to() {
        var byAddress = deliver(answer("To: support+c-" + TOKEN + "@tickets.example.org"));
        var byReference =
                deliver(
                        answer(
                                "To: noreply@tickets.example.org\nReferences: <a@x> <complaint-answered.87.3.c-"
                                        + TOKEN
                                        + "@tickets.example.org> <b@x>"));
        for (var id : List.of(byAddress, byReference)) {
            await().until(() -> !handed(id).isEmpty());
            var mail = handed(id).getFirst();
            assertThat(mail.at("/tokens/0").asString()).isEqualTo(TOKEN);
            assertThat(mail.get("text").asString()).isEqualTo("Still cold.");
            assertThat(mail.get("from").asString()).isEqualTo("anh@mail.example");
            awaitDone(id);
        }
        await().until(() -> verdict(byAddress).equals("complaint"));
        assertThat(
                        jdbc.sql("select payload from outbox where fact_key = ?")
                                .param(Sha256.of(byAddress))
                                .query(String.class)
                                .single())
                .as("its words are not kept here")
                .isEqualTo("{}");
    }

    private String verdict(String id) {
        return jdbc.sql("select verdict from inbound_mail where message_id_hash = ?")
                .param(Sha256.of(id))
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void what_is_written_to_the_mailbox_may_be_new_and_what_is_not_stays_there() {
        var ours = deliver(answer("To: Support <support@tickets.example.org>"));
        await().until(() -> !handed(ours).isEmpty());
        assertThat(handed(ours).getFirst().get("opens").asBoolean()).isTrue();
        var others =
                List.of(
                        deliver(answer("To: somebody@else.example")),
                        deliver(answer("To: support@tickets.example.org\nList-Id: <x>")),
                        deliver(
                                "From: noreply@tickets.example.org\nTo: support@tickets.example.org\n\nx\n"),
                        deliver(
                                "From: a@mail.example\nTo: support@tickets.example.org\nSubject: "
                                        + "big\n\n"
                                        + "x".repeat(300_000)));
        for (var id : others) {
            awaitLeft(id);
            assertThat(handed(id)).isEmpty();
        }
    }

    @Test
    void what_was_there_long_before_is_not_touched() throws Exception {
        var bounced = sent();
        var bounce = report("gmail-unknown").replace(ID_INSIDE, bounced.messageId());
        var old =
                List.of(
                        deliverOld(answer("To: Support <support@tickets.example.org>"), 8),
                        deliverOld(answer("To: support+c-" + TOKEN + "@tickets.example.org"), 900),
                        deliverOld(answer("To: somebody@else.example"), 30),
                        deliverOld(bounce.replaceFirst("(?m)^Message-I[Dd]: .*\n", ""), 9));
        // The control: of the last days, it is read.
        var recent = deliverOld(answer("To: Support <support@tickets.example.org>"), 6);
        awaitDone(recent);
        await().until(() -> !handed(recent).isEmpty());
        for (var id : old) {
            assertThat(stored(id).getFlags().contains(Flags.Flag.SEEN)).isFalse();
            assertThat(stored(id).getFlags().contains(Flags.Flag.FLAGGED)).isFalse();
            assertThat(handed(id)).isEmpty();
            assertThat(verdict(id)).isEmpty();
        }
        assertThat(against(bounced)).isEmpty();
    }

    @Test
    void a_mail_that_is_read_by_many_at_once_and_numbered_anew_is_taken_once() throws Exception {
        var ids = new ArrayList<String>();
        for (var n = 0; n < 10; n++)
            ids.add(deliver(answer("To: support+c-" + TOKEN + "@tickets.example.org")));
        together(6, () -> readMailbox.run());
        for (var id : ids) awaitDone(id);
        for (var id : ids) await().until(() -> !handed(id).isEmpty());
        // The server numbers its mails anew: all are looked at again.
        stored(ids.getLast()).setFlag(Flags.Flag.SEEN, false);
        await().until(() -> {
            jdbc.sql("update inbound_mailbox set uid_validity = 1, last_uid = 0").update();
            return stored(ids.getLast()).getFlags().contains(Flags.Flag.SEEN);
        });
        var last = deliver(answer("To: support+c-" + TOKEN + "@tickets.example.org"));
        await().until(() -> !handed(last).isEmpty());
        for (var id : ids) assertThat(handed(id)).hasSize(1);
        // The control: what is not known by its hash any more is handed over again.
        jdbc.sql("delete from inbound_mail where message_id_hash = ?")
                .param(Sha256.of(ids.getFirst()))
                .update();
        await().until(() -> {
            jdbc.sql("update inbound_mailbox set last_uid = 0").update();
            return handed(ids.getFirst()).size() == 2;
        });
    }

    private static void together(int threads, Callable<Boolean> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Boolean>>();
            for (var n = 0; n < threads; n++)
                running.add(
                        pool.submit(() -> {
                            start.await();
                            return work.call();
                        }));
            start.countDown();
            for (var one : running) one.get();
        }
    }

    @Test
    void customer_service_that_is_away_gets_it_later() {
        mailserver().complaints().goAway();
        var id = deliver(answer("To: support+c-" + TOKEN + "@tickets.example.org"));
        await().until(() -> mailserver().complaints().refused() > 0);
        awaitDone(id);
        mailserver().complaints().comeBack();
        await().until(() -> !handed(id).isEmpty());
    }
}
