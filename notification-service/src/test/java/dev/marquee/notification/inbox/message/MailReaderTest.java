package dev.marquee.notification.inbox.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.notification.address.BounceClassifier;
import dev.marquee.notification.address.SmtpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mails of all kinds are read as. */
class MailReaderTest {

    private static final String OURS =
            "<booking-confirmed.1184.0f3a9c71d2e84b56a1c0@tickets.example.org>";

    private final MailReader reader = new MailReader("tickets.example.org");

    private ReceivedMail read(String mail) {
        try {
            return reader.read(
                    mail.replace("\r\n", "\n")
                            .replace("\n", "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    static Stream<List<String>> reports() {
        return resource("expected.csv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(",", -1)));
    }

    static String resource(String name) {
        try (var in = MailReaderTest.class.getResourceAsStream("/inbox/dsn/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_report_of_a_server_says_what_became_of_which_mail(List<String> expected) {
        var mail = read(resource(expected.get(0) + ".eml"));
        var report = Objects.requireNonNull(mail.report(), "no report was read");
        assertThat(report.action()).isEqualTo(expected.get(1));
        assertThat(report.status()).isEqualTo(expected.get(2));
        var meaning =
                BounceClassifier.classifyReport(
                        report.action(), SmtpAnswer.reported(report.status(), report.diagnostic()));
        assertThat(meaning.word()).isEqualTo(expected.get(3));
        assertThat(mail.about().orElse("none"))
                .isEqualTo(expected.get(4).equals("ours") ? OURS : "none");
        assertThat(mail.automatic()).isNotNull();
        assertThat(mail.messageId()).isNotEqualTo(OURS);
    }

    @Test
    void a_letter_like_a_servers_from_a_person_is_no_report() {
        var forged =
                resource("qmail-no-mailbox.eml")
                        .replace("Return-Path: <>", "Return-Path: <eve@mail.example>")
                        .replace("MAILER-DAEMON@", "eve@");
        assertThat(read(forged).report()).isNull();
        // The control: as the server sent it.
        assertThat(read(resource("qmail-no-mailbox.eml")).report()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (vacation)",
                "Return-Path: <>",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
                "Precedence: bulk",
                "Precedence: Auto_Reply",
                "Precedence: junk",
                "List-Id: News <news.example.org>",
                "X-Auto-Response-Suppress: OOF, AutoReply",
                "X-Loop: helpdesk@other.example",
                "X-Autoreply: yes",
                "X-Autorespond: Out of office",
                "From: MAILER-DAEMON@other.example",
                "X-Marquee: tickets.example.org"
            })
    void what_a_machine_wrote_says_so_in_one_of_many_ways(String header) {
        var from = header.startsWith("From") ? "" : "From: anh@mail.example\n";
        var body = header.contains("multipart") ? "--b\n\nI am away\n--b--\n" : "I am away\n";
        assertThat(read(from + header + "\n\n" + body).automatic()).isNotNull();
        assertThat(read(from + header + "\n\n" + body).report()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Precedence: first-class",
                "X-Auto-Response-Suppress: None",
                "X-Marquee: other.example",
                "Return-Path: <anh@mail.example>"
            })
    void what_a_person_wrote_stays_a_persons(String header) {
        assertThat(read("From: anh@mail.example\n" + header + "\n\nHello\n").automatic()).isNull();
    }

    @Test
    void a_complaint_of_a_provider_says_which_mail_was_unwanted() {
        var mail =
                read(
                        """
                        From: feedback@provider.example
                        To: abuse@tickets.example.org
                        Subject: FW: News
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=feedback-report; boundary="arf"

                        --arf
                        Content-Type: text/plain

                        This is an email abuse report.
                        --arf
                        Content-Type: message/feedback-report

                        Feedback-Type: abuse
                        User-Agent: Feedback/1.0
                        Version: 1
                        --arf
                        Content-Type: message/rfc822

                        From: noreply@tickets.example.org
                        Message-ID: %s
                        Subject: News

                        Buy
                        --arf--
                        """
                                .formatted(OURS));
        assertThat(mail.feedback()).isEqualTo("abuse");
        assertThat(mail.report()).isNull();
        assertThat(mail.about()).contains(OURS);
    }

    @Test
    void an_answer_is_read_with_all_that_it_refers_to() {
        var mail =
                read(
                        """
                        From: =?utf-8?q?Nguy=E1=BB=85n_Anh?= <Anh@Mail.Example>
                        To: "Support, Marquee" <support+c-2f-0000000000000000000000abc@tickets.example.org>
                        Delivered-To: support@tickets.example.org
                        Subject: =?utf-8?b?UmU6IMSQw6ptIG5o4bqhYw==?=
                        Message-ID: <1@mail.example>
                        In-Reply-To: <b@x>
                        References: <a@x>
                         <c-2f-0000000000000000000000abc@tickets.example.org> <b@x>
                        Content-Language: vi-VN
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: multipart/alternative; boundary=a

                        --a
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        V=E1=BA=ABn l=E1=BA=A1nh.

                        On Mon, 16 Nov 2026 at 10:00, Marquee <noreply@tickets.example.org> wrote:
                        > We look into it.
                        --a
                        Content-Type: text/html

                        <p>other</p>
                        --a--
                        --b
                        Content-Type: image/jpeg; name=seat.jpg
                        Content-Disposition: attachment; filename=seat.jpg
                        Content-Transfer-Encoding: base64

                        /9j/
                        --b--
                        """);
        assertThat(mail.from()).isEqualTo("Anh@Mail.Example");
        assertThat(mail.fromName()).isEqualTo("Nguyễn Anh");
        assertThat(mail.subject()).isEqualTo("Re: Đêm nhạc");
        assertThat(mail.to())
                .contains(
                        "support+c-2f-0000000000000000000000abc@tickets.example.org",
                        "support@tickets.example.org");
        assertThat(mail.refersTo())
                .contains("<a@x>", "<b@x>", "<c-2f-0000000000000000000000abc@tickets.example.org>");
        assertThat(mail.text()).isEqualTo("Vẫn lạnh.");
        assertThat(mail.files()).isOne();
        assertThat(mail.language()).isEqualTo("vi-VN");
        assertThat(mail.automatic()).isNull();
    }

    @Test
    void html_is_read_as_text_and_nothing_that_is_hidden() {
        var mail =
                read(
                        """
                        From: anh@mail.example
                        Content-Type: text/html; charset=utf-8

                        <html><head><style>p{}</style><script>alert(1)</script></head><body>
                        <p>Still <b>cold</b> &amp; dark.</p><ul><li>one</li><li>two</li></ul><img src="http://track.example/x">
                        <blockquote>We look into it.</blockquote></body></html>
                        """);
        assertThat(mail.text()).isEqualTo("Still cold & dark.\none\ntwo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Yes.~~> Is it?~> Yes or no | Yes.~~> Is it?~> Yes or no | a question that is quoted without who asked",
            })
    void quotes_at_the_end_go(String text, String whole, String why) {
        assertThat(WrittenText.answer(text.replace('~', '\n'))).as(why).isEqualTo("Yes.");
        assertThat(whole).isNotEmpty();
    }

    @Test
    void what_is_written_between_the_lines_stays_whole() {
        var between = "> Is it cold?\nVery.\n> And dark?\nNo.";
        assertThat(WrittenText.answer(between)).isEqualTo(between);
        assertThat(WrittenText.answer("> only a quote")).isEqualTo("> only a quote");
        assertThat(WrittenText.answer("See below\n\n-----Original Message-----\nSee you"))
                .as("a line that is somebody's own")
                .contains("See you");
        assertThat(
                        WrittenText.answer(
                                "See below\n\n-----Original Message-----\nFrom: noreply@tickets.example.org\nSent: Monday\n\nWe look"))
                .isEqualTo("See below");
        assertThat(WrittenText.answer("x".repeat(20_000))).hasSizeLessThanOrEqualTo(8000);
    }

    @Test
    void too_many_parts_and_parts_inside_each_other_are_not_read() {
        var many =
                new StringBuilder(
                        "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n");
        IntStream.range(0, 30).forEach(n -> many.append("--b\n\nx\n"));
        var deep = new StringBuilder("From: a@x.example\n");
        for (var n = 0; n < 10; n++)
            deep.append("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n".formatted(n));
        for (var mail : List.of(many.append("--b--\n").toString(), deep + "\nx\n"))
            assertThatExceptionOfType(Unreadable.class)
                    .isThrownBy(() ->
                            reader.read(
                                    mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatever_comes_is_read_or_refused_and_never_breaks() {
        for (var mail :
                new String[] {
                    "",
                    "\n\n",
                    "no header at all",
                    "From: \n\nx",
                    "From: =?x?y?z?=\nContent-Type: ;;;\n\nx",
                    "Content-Type: multipart/mixed\n\nx",
                    "Content-Type: text/plain; charset=no-such\n\nx",
                    "Content-Transfer-Encoding: nonsense\n\nx",
                    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n\n--b--",
                    "Message-ID: <a\u0000b@x>\nSubject: \u0000\u202E\n\nx\u0000y"
                }) {
            try {
                var read = reader.read(mail.getBytes(StandardCharsets.UTF_8));
                assertThat(read.hash()).hasSize(64);
                assertThat(read.text()).doesNotContain("\u0000");
            } catch (Unreadable refused) {
                assertThat(refused).hasMessageNotContaining("\n\n\n");
            }
        }
    }
}
