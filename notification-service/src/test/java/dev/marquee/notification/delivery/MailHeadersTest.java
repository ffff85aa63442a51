package dev.marquee.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.address.SuppressionScope;
import dev.marquee.notification.content.LookupMail;
import dev.marquee.notification.content.MailClass;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.ReportMail;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What programs read of each kind of mail. */
class MailHeadersTest {

    private static Mail mail(MailKind kind, Mail.Envelope envelope) {
        return mail(kind, new LookupMail("https://tickets.example.org", 20), envelope);
    }

    private static Mail mail(MailKind kind, MailContent content, Mail.Envelope envelope) {
        return new Mail(
                1,
                "a:1",
                kind,
                "ana@example.org",
                Locale.ENGLISH,
                "A subject",
                content,
                "<a.1@ticket.local>",
                MailStatus.SENDING,
                1,
                0,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                envelope);
    }

    private static Mail.Envelope envelope(MailClass mailClass) {
        return new Mail.Envelope(
                7L,
                "organizer:7",
                "example.org",
                mailClass.isRefusable() ? SuppressionScope.of(7, mailClass) : null,
                "abc123",
                false,
                false);
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void who_can_refuse_a_mail_can_do_so_by_one_click_and_nobody_else(MailKind kind) {
        var headers = TestSending.headers("").of(mail(kind, envelope(kind.mailClass())));
        if (kind.mailClass().isRefusable()) {
            assertThat(headers.get("List-Unsubscribe"))
                    .startsWith("<https://tickets.example.org/u/")
                    .endsWith(">")
                    .doesNotContain("ana");
            assertThat(headers)
                    .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                    .containsEntry("Precedence", "bulk")
                    .containsKeys("List-Id", "Feedback-ID");
        } else
            assertThat(headers.keySet())
                    .noneMatch(name -> name.startsWith("List-"))
                    .doesNotContain("Precedence", "Feedback-ID");
    }

    @Test
    void what_a_person_wrote_is_no_machines_and_what_a_machine_replies_is_answered_by_none() {
        var headers = TestSending.headers("");
        assertThat(headers.of(mail(MailKind.COMPLAINT_ANSWERED, Mail.Envelope.NONE))).isEmpty();
        assertThat(headers.of(mail(MailKind.COMPLAINT_RECEIVED, Mail.Envelope.NONE)))
                .containsEntry("Auto-Submitted", "auto-replied")
                .containsEntry("X-Auto-Response-Suppress", "All");
        assertThat(headers.of(mail(MailKind.PASSWORD_RESET, Mail.Envelope.NONE)))
                .containsOnlyKeys("Auto-Submitted");
    }

    @Test
    void a_report_is_left_by_one_click() {
        var link = "https://tickets.example.org/report-mails/token";
        var report = new ReportMail("The week", "Ana", "", List.of(), null, null, true, link, link);
        var headers =
                TestSending.headers("")
                        .of(mail(MailKind.REPORT_SCHEDULED, report, Mail.Envelope.NONE));
        assertThat(headers)
                .containsEntry("List-Unsubscribe", "<" + link + ">")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    @Test
    void a_bounce_finds_its_mail_by_the_senders_address() {
        var mail = mail(MailKind.PASSWORD_RESET, envelope(MailClass.REQUIRED));
        assertThat(TestSending.headers("bounces@example.org").envelopeSender(mail))
                .isEqualTo("bounces+abc123@example.org");
        assertThat(TestSending.headers("").envelopeSender(mail)).isNull();
        assertThat(
                        TestSending.headers("bounces@example.org")
                                .envelopeSender(mail(MailKind.PASSWORD_RESET, Mail.Envelope.NONE)))
                .isNull();
    }

    @Test
    void organisers_mails_can_be_refused_and_tickets_cannot() {
        assertThat(
                        Arrays.stream(MailKind.values())
                                .filter(kind -> kind.slug().startsWith("booking"))
                                .map(MailKind::mailClass))
                .containsOnly(MailClass.REQUIRED);
    }
}
