package dev.marquee.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.content.ComplaintMail;
import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.inbox.message.MailReader;
import dev.marquee.notification.inbox.message.ReceivedMail;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailStatus;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails about complaints, as another system that answers mail reads them. */
class ReplyHeadersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String TOKEN = "2f-0000000000000000000000abc";
    private static final String THREAD = "<c-" + TOKEN + "@tickets.example.org>";

    private static MimeMessage mail(MailKind kind, String replyTo, String inReplyTo)
            throws Exception {
        var content =
                new ComplaintMail(
                        "Mai",
                        87,
                        "Cold",
                        "We look into it.",
                        "Sam",
                        "https://tickets.example.org/complaints/x",
                        TOKEN,
                        inReplyTo,
                        replyTo);
        var mail =
                new Mail(
                        1,
                        kind.slug() + ":87:3",
                        kind,
                        "mai@example.org",
                        Locale.ENGLISH,
                        "Answer",
                        content,
                        "<complaint-answered.87.3.c-" + TOKEN + "@tickets.example.org>",
                        MailStatus.SENDING,
                        1,
                        0,
                        null,
                        NOW,
                        NOW,
                        NOW,
                        NOW,
                        null,
                        Mail.Envelope.NONE);
        var letter = new Letter("Answer", "<p>Hello</p>", "Hello", List.of(), List.of());
        return MimeLetter.of(
                mail, letter, "noreply@tickets.example.org", TestSending.headers(""), NOW);
    }

    private static ReceivedMail read(MimeMessage mail, String by) throws Exception {
        var out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return new MailReader(by).read(out.toByteArray());
    }

    @Test
    void an_answer_of_staff_is_a_persons_and_leads_back_to_its_complaint() throws Exception {
        var mail =
                mail(
                        MailKind.COMPLAINT_ANSWERED,
                        "support+c-" + TOKEN + "@tickets.example.org",
                        "<1@mail.example>");
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
        assertThat(mail.getReplyTo()[0]).hasToString("support+c-" + TOKEN + "@tickets.example.org");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<1@mail.example>");
        assertThat(mail.getHeader("References", " ")).isEqualTo(THREAD + " <1@mail.example>");
        assertThat(read(mail, "other.example").automatic()).isNull();
        assertThat(read(mail, "tickets.example.org").automatic())
                .as("it came back to us")
                .isEqualTo("own");
    }

    @Test
    void without_a_mailbox_an_answer_goes_where_mails_come_from() throws Exception {
        var mail = mail(MailKind.COMPLAINT_ANSWERED, null, null);
        assertThat(mail.getHeader("Reply-To")).isNull();
        assertThat(mail.getHeader("References", " ")).isEqualTo(THREAD);
    }

    /** Else two of us would write to each other for ever. */
    @ParameterizedTest
    @EnumSource(names = {"COMPLAINT_RECEIVED", "COMPLAINT_CONFIRM"})
    void what_is_sent_by_itself_is_answered_by_no_other_marquee(MailKind kind) throws Exception {
        var mail = mail(kind, "support+c-" + TOKEN + "@tickets.example.org", "<1@mail.example>");
        assertThat(read(mail, "other.example").automatic()).isEqualTo("auto-submitted");
        mail.removeHeader("Auto-Submitted");
        assertThat(read(mail, "other.example").automatic())
                .as("where a list has taken that header away")
                .isEqualTo("suppress");
    }
}
