package dev.marquee.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.LookupMail;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of a mail server means for a mail. */
class SmtpConnectionTest {

    private final ScriptedSmtp server = new ScriptedSmtp();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HELLO, 554 not today",
        "HELLO, 421 too many connections",
        "HELLO, hang up",
        "MAIL,  530 sign in first",
        "MAIL,  451 greylisted",
        "MAIL,  hang up",
        "RCPT,  450 mailbox busy",
        "RCPT,  hang up",
        "DATA,  451 later",
        "DATA,  hang up",
        "END,   452 disk full"
    })
    void what_may_pass_is_tried_again(String at, String reply) {
        server.replies.put(at, reply);
        var outcome = send("ana@example.org");
        assertThat(outcome).isInstanceOf(Outcome.TryAgain.class);
        if (!reply.equals(ScriptedSmtp.HANG_UP))
            assertThat(outcome.toString()).contains(reply.substring(4));
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550 no such user", "DATA, 554 no", "END, 554 we think it is spam"})
    void a_refusal_of_this_mail_is_for_good(String at, String reply) {
        server.replies.put(at, reply);
        assertThat(send("ana@example.org")).isEqualTo(new Outcome.Refused(reply));
    }

    @Test
    void only_a_mail_that_was_handed_over_whole_can_be_in_doubt() {
        server.replies.put("END", ScriptedSmtp.HANG_UP);
        assertThat(send("ana@example.org")).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(server.handedOver).hasSize(1);
    }

    @Test
    void a_server_that_was_too_slow_does_not_get_the_end_of_the_mail() {
        try (var connection = connection(false)) {
            assertThat(connection.send(mail("ana@example.org"), letter(), Instant.EPOCH))
                    .isInstanceOf(Outcome.TryAgain.class);
        }
        assertThat(server.handedOver).isEmpty();
    }

    @Test
    void one_connection_carries_many_mails_and_a_new_one_is_made_when_it_breaks() {
        try (var connection = connection(false)) {
            for (int n = 0; n < 3; n++)
                assertThat(connection.send(mail("ana@example.org"), letter(), Instant.MAX))
                        .isEqualTo(new Outcome.Accepted());
            assertThat(server.connections.get()).isEqualTo(1);
            server.replies.put("RCPT", ScriptedSmtp.HANG_UP);
            connection.send(mail("ana@example.org"), letter(), Instant.MAX);
            server.replies.clear();
            assertThat(connection.send(mail("ana@example.org"), letter(), Instant.MAX))
                    .isEqualTo(new Outcome.Accepted());
        }
    }

    @Test
    void nothing_is_said_in_clear_to_a_server_without_starttls_unless_the_settings_allow_it() {
        try (var connection = connection(true)) {
            assertThat(connection.send(mail("ana@example.org"), letter(), Instant.MAX).toString())
                    .contains("STARTTLS");
        }
        assertThat(server.handedOver).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@@example.org", "ana@example..org", "a b@example.org"})
    void what_is_no_address_is_refused(String address) {
        assertThat(send(address)).isInstanceOf(Outcome.Refused.class);
        assertThat(server.handedOver).isEmpty();
    }

    @Test
    void an_address_beyond_ascii_needs_a_server_that_knows_them() {
        assertThat(send("minh.châu@example.org")).isInstanceOf(Outcome.Refused.class);
        server.replies.put("EHLO", "250-ready\r\n250 SMTPUTF8");
        assertThat(send("minh.châu@example.org")).isEqualTo(new Outcome.Accepted());
        assertThat(server.handedOver.getFirst()).contains("To: minh.châu@example.org");
    }

    private Outcome send(String to) {
        try (var connection = connection(false)) {
            return connection.send(mail(to), letter(), Instant.MAX);
        }
    }

    private SmtpConnection connection(boolean tls) {
        return new SmtpConnection(
                new SmtpSettings(
                        "127.0.0.1", server.port(), null, null, "noreply@ticket.local", tls, false),
                Clock.systemUTC());
    }

    private static Letter letter() {
        return new Letter("A subject", "<p>Hello</p>", "Hello", List.of(), List.of());
    }

    private static Mail mail(String to) {
        return new Mail(
                1,
                "lookup-link:1",
                MailKind.LOOKUP_LINK,
                to,
                Locale.ENGLISH,
                "A subject",
                new LookupMail("https://tickets.example.org", 20),
                "<lookup-link.1@ticket.local>",
                MailStatus.SENDING,
                1,
                0,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
