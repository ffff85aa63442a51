package dev.marquee.notification;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.marquee.notification.webhook.dispatch.Receiver;
import dev.marquee.platform.test.TestPostgres;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** The whole service as in production: PostgreSQL, and a real mail server that wants a password. */
@SpringBootTest(properties = {"marquee.data=target/data", "marquee.webhooks.allow-private=true"})
@AutoConfigureMockMvc
class MailEndToEndTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final String TOKEN = "AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHI6D4QCC";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        SERVER.setUser("noreply@ticket.local", "mailer", "secret");
        SERVER.start();
        properties.add("spring.datasource.url", TestPostgres::newDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.hikari.connection-test-query", () -> "select 1");
        properties.add("SMTP_HOST", () -> "127.0.0.1");
        properties.add("SMTP_PORT", () -> SERVER.getSmtp().getPort());
        properties.add("SMTP_USERNAME", () -> "mailer");
        properties.add("SMTP_PASSWORD", () -> "secret");
        properties.add("SMTP_USE_TLS", () -> "false");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void where_a_mail_server_sends_links_the_mailbox_shows_none_not_even_before() throws Exception {
        jdbc.sql(
                        """
                        insert into mail (mail_key, kind, recipient, recipient_key, locale, subject, message_id, status,
                                          created_at, queued_at, give_up_at, next_attempt_at, secret_until)
                        values ('password-reset:later', 'password-reset', 'later@example.org', 'later@example.org', 'en', 'Later', '<later@x>',
                                'queued', now(), now(), now() + interval '1 day', now() + interval '1 hour', now() + interval '1 day')
                        """)
                .update();
        var id =
                jdbc.sql("select id from mail where mail_key = 'password-reset:later'")
                        .query(Long.class)
                        .single();
        jdbc.sql("insert into mail_content (mail_id, data) values (?, ?)")
                .params(
                        id,
                        "{\"name\":\"Ana\",\"link\":\"http://localhost:8080/reset-password?token=SECRET\",\"valid_minutes\":30}")
                .update();
        for (var path : new String[] {"/admin/mail/" + id, "/admin/mail/" + id + "/html"})
            assertThat(page(path)).contains("is not kept here").doesNotContain("SECRET");
    }

    /** As ticket-service writes it: amounts are texts. */
    @Test
    void mails_about_money_are_taken_as_ticket_service_sends_them() throws Exception {
        var body =
                """
                {"mails":[{"key":"%1$s:1190","kind":"%1$s","to":"payer@example.org","locale":"en","organizer_id":2,"data":{
                "booking_id":1190,"buyer_name":"Ana",
                "event":{"code":"EV07","name":"Lantern Night","starts_at":"2026-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon","location":"Riverside Stage"},
                "tickets":[{"code":"EV07-160","ticket_type":"Standing","token":"%2$s"}],"reserved_until":"2026-11-20T23:59:00Z",
                "payment":{"currency":"EUR","total":"48.00","refund":"43.00","fee_kept":"5.00",
                "instructions":{"method":"bank-transfer","reference":"RF71 0000 1184","payee":"Cais Vivo\\nIBAN DE02"}}}}]}
                """;
        for (var kind :
                List.of(
                        "payment-awaited",
                        "payment-reminder",
                        "refund-requested",
                        "refund-approved",
                        "payment-returned",
                        "booking-confirmed"))
            assertThat(
                            mvc.post()
                                    .uri("/internal/mails")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body.formatted(kind, TOKEN))
                                    .with(service()))
                    .as(kind)
                    .hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> received("payment-awaited.1190").isPresent());
        var mail = received("payment-awaited.1190").orElseThrow();
        assertThat(only(parts(mail), "text/plain").getContent().toString())
                .contains("€48.00", "RF71 0000 1184", "IBAN DE02");
    }

    /** Of the largest size that is taken: two megabytes. */
    @Test
    void a_receipt_comes_with_its_mail_and_goes_when_the_reader_is_erased() throws Exception {
        var receipt = new byte[2 * 1024 * 1024];
        new Random(1).nextBytes(receipt);
        var body =
                """
                {"mails":[{"key":"refund-done:1190:7","kind":"refund-done","to":"receipt@example.org","locale":"en","data":{
                "booking_id":1190,"buyer_name":"Minh Châu",
                "event":{"code":"EV07","name":"Lantern Night","starts_at":"2026-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon","location":"Riverside Stage"},
                "tickets":[{"code":"EV07-160","ticket_type":"Standing"}],"payment":{"currency":"EUR","total":"48.00","refund":"24.00","fee_kept":"0.00"}},
                "attachments":[{"file_name":"credit-note-2026-000002.pdf","media_type":"application/pdf","content":"%s"}]}]}
                """
                        .formatted(Base64.getEncoder().encodeToString(receipt));
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(service()))
                .hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> received("refund-done.1190.7").isPresent());

        var file = only(parts(received("refund-done.1190.7").orElseThrow()), "application/pdf");
        assertThat(file.getFileName()).isEqualTo("credit-note-2026-000002.pdf");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(receipt);

        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"e-1190\",\"email\":\"receipt@example.org\"}]}")
                                .with(service()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(jdbc.sql("select count(*) from mail_attachment").query(Long.class).single())
                .isZero();
    }

    /** As report-service sends it: nulls are absent. */
    @Test
    void a_report_comes_with_its_pdf_and_its_workbook() throws Exception {
        var excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var body =
                """
                {"mails":[{"key":"report-scheduled:3:weekly-2026-11-30:7","kind":"report-scheduled","to":"producer@example.org","locale":"en","data":{
                "name":"The week","by":"Ana Ribeiro","title":"23 Nov 2026 to 29 Nov 2026","lines":[{"name":"Tickets booked","value":"164"}],"attached":true,
                "link":"http://localhost:8080/admin/reports/schedules/3","unsubscribe":"http://localhost:8080/report-mails/token"},
                "attachments":[{"file_name":"report-2026-11-23-2026-11-29.pdf","media_type":"application/pdf","content":"JVBERi0="},
                {"file_name":"report-2026-11-23-2026-11-29.xlsx","media_type":"%s","content":"UEsDBA=="}]}]}
                """
                        .formatted(excel);
        for (int times = 0; times < 2; times++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/mails")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body)
                                    .with(service()))
                    .hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> received("report-scheduled.3.weekly-2026-11-30.7").isPresent());

        var mail = received("report-scheduled.3.weekly-2026-11-30.7").orElseThrow();
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<http://localhost:8080/report-mails/token>");
        assertThat(only(parts(mail), "application/pdf").getFileName()).endsWith(".pdf");
        assertThat(only(parts(mail), excel).getFileName()).endsWith(".xlsx");
        assertThat(only(parts(mail), "text/plain").getContent().toString())
                .contains("Tickets booked: 164", "/report-mails/token");
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"e-report\",\"email\":\"producer@example.org\"}]}")
                                .with(service()))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private static final String FREE =
            """
            {"key":"booking-confirmed:1192","kind":"booking-confirmed","to":"free@example.org","locale":"en","data":{
            "booking_id":1192,"buyer_name":"Minh Châu",
            "event":{"code":"EV07","name":"Lantern Night","starts_at":"2026-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon","location":"Riverside Stage"},
            "tickets":[{"code":"EV07-160","ticket_type":"Standing","token":"%s"}],"link":"http://localhost:8080/t/ww-0123456789abcdefghijklmno"}%s}
            """;

    @Test
    void the_tickets_of_what_is_free_come_with_its_mail() throws Exception {
        var files =
                ",\"attachments\":[{\"file_name\":\"tickets-1192.pdf\",\"media_type\":\"application/pdf\",\"content\":\"JVBERi0=\"}]";
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"mails\":[%s]}".formatted(FREE.formatted(TOKEN, files)))
                                .with(service()))
                .hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> received("booking-confirmed.1192").isPresent());

        var parts = parts(received("booking-confirmed.1192").orElseThrow());
        assertThat(only(parts, "application/pdf").getFileName()).isEqualTo("tickets-1192.pdf");
        assertThat(only(parts, "text/plain").getContent().toString())
                .contains(
                        "Download tickets (PDF): http://localhost:8080/t/ww-0123456789abcdefghijklmno/tickets.pdf");
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"e-1192\",\"email\":\"free@example.org\"}]}")
                                .with(service()))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void a_preview_is_the_mail_and_nothing_is_stored_of_it() throws Exception {
        var mail = FREE.replace("1192", "1193").formatted(TOKEN, "");
        var preview =
                mvc.post()
                        .uri("/internal/mails/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(mail)
                        .with(service())
                        .exchange();
        assertThat(preview).hasStatusOk();
        var read = JsonMapper.shared().readTree(preview.getResponse().getContentAsByteArray());
        assertThat(read.get("subject").asString()).contains("Lantern Night");
        assertThat(read.get("text").asString()).contains("EV07-160");
        assertThat(read.get("html").asString())
                .contains("data:image/png;base64,")
                .doesNotContain("cid:");
        assertThat(
                        jdbc.sql("select count(*) from mail where mail_key like '%:1193'")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(
                        mvc.post()
                                .uri("/internal/mails/preview")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(mail.replace("booking-confirmed\"", "no-such-kind\""))
                                .with(service()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void only_a_pdf_comes_with_a_mail() {
        var body =
                """
                {"mails":[{"key":"refund-done:1191:8","kind":"refund-done","to":"receipt@example.org","data":{},
                "attachments":[{"file_name":"../x.exe","media_type":"application/octet-stream","content":"AAAA"}]}]}
                """;
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(service()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_buyer_gets_one_mail_with_a_code_that_scans() throws Exception {
        var body =
                """
                {"mails":[{"key":"booking-confirmed:1184","kind":"booking-confirmed","to":"minhchau@example.org","locale":"en","data":{
                "booking_id":1184,"buyer_name":"Minh Châu\\r\\nBcc: all@example.org",
                "event":{"code":"EV07","name":"Đêm nhạc 🎷 עברית\\r\\nX-Evil: 1","starts_at":"2026-11-28T20:00:00Z","ends_at":"2026-11-28T22:30:00Z","time_zone":"Europe/Lisbon","location":"Riverside Stage"},
                "tickets":[{"code":"EV07-160","ticket_type":"Standing","token":"%s"}],
                "link":"http://localhost:8080/t/ww-0123456789abcdefghijklmno","calendar":{"sequence":2,"at":"2026-11-01T10:00:00Z","cancelled":false}}}]}
                """
                        .formatted(TOKEN);
        for (int n = 0; n < 3; n++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/mails")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body)
                                    .with(service()))
                    .hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> received("booking-confirmed.1184").isPresent());
        await().until(() -> page("/admin/mail?status=sent").contains("minhchau@example.org"));
        assertThat(allReceived("booking-confirmed.1184")).hasSize(1);

        var mail = received("booking-confirmed.1184").orElseThrow();
        assertThat(mail.getMessageID())
                .as("nobody can guess it")
                .matches("<booking-confirmed\\.1184\\.[A-Za-z0-9_-]{22}@ticket\\.local>");
        assertThat(mail.getSubject()).isEqualTo("Your tickets for Đêm nhạc 🎷 עברית X-Evil: 1");
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getFrom()[0]).hasToString("Marquee <noreply@ticket.local>");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isNotNull();

        var parts = parts(mail);
        var html = only(parts, "text/html").getContent().toString();
        assertThat(html).contains("EV07-160", "cid:qr-EV07-160@marquee", "Lisbon time");
        assertThat(only(parts, "text/plain").getContent().toString())
                .contains(
                        "EV07-160",
                        "http://localhost:8080/t/ww-0123456789abcdefghijklmno",
                        "20:00–22:30 (Lisbon time)");
        var calendar = only(parts, "text/calendar");
        assertThat(calendar.getContentType())
                .contains("method=PUBLISH")
                .containsIgnoringCase("charset=utf-8");
        assertThat(calendar.getFileName()).isEqualTo("EV07.ics");
        assertThat(calendar.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(new String(calendar.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:Đêm nhạc 🎷 עברית X-Evil: 1\r\n", "SEQUENCE:2\r\n");
        var picture = only(parts, "image/png");
        assertThat(picture.getHeader("Content-ID")).containsExactly("<qr-EV07-160@marquee>");
        assertThat(picture.getDisposition()).isEqualTo(Part.INLINE);
        var image = ImageIO.read(picture.getInputStream());
        assertThat(
                        new QRCodeReader()
                                .decode(
                                        new BinaryBitmap(
                                                new HybridBinarizer(
                                                        new BufferedImageLuminanceSource(image))))
                                .getText())
                .isEqualTo(TOKEN);
        assertThat(page("/admin/mail")).doesNotContain("No mail server is set");
    }

    @Test
    void an_event_of_a_hostile_name_that_changes_is_told_without_harm() throws Exception {
        var name = "<img src=x onerror=alert(1)> {{7*7}}\\u202E日本語 🎷";
        var body =
                """
                {"mails":[{"key":"event-changed:1185:1","kind":"event-changed","to":"noa@example.org","locale":"en","organizer_id":2,"data":{
                "booking_id":1185,"buyer_name":"%1$s",
                "event":{"code":"EV07","name":"%1$s","starts_at":"2026-11-28T20:00:00Z","ends_at":null,"time_zone":"Asia/Tokyo","location":"%1$s"},
                "tickets":[{"code":"EV07-160","ticket_type":"%1$s","token":"%2$s"}],
                "before":{"starts_at":"2026-11-27T20:00:00Z","ends_at":null,"time_zone":"Asia/Tokyo","location":null}}}]}
                """
                        .formatted(name, TOKEN);
        assertThat(post("/internal/mails", body)).hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> received("event-changed.1185").isPresent());
        var mail = received("event-changed.1185").orElseThrow();
        assertThat(mail.getSubject())
                .isEqualTo("Changed: <img src=x onerror=alert(1)> {{7*7}} 日本語 🎷");
        var parts = parts(mail);
        assertThat(only(parts, "text/html").getContent().toString())
                .contains("&lt;img src=x", "{{7*7}}", "日本語 🎷", "Before:", "not said yet")
                .doesNotContain("<img src=x", "\u202E", TOKEN);
        assertThat(only(parts, "text/plain").getContent().toString())
                .contains("New time and place: <img src=x onerror=alert(1)> {{7*7}} 日本語 🎷")
                .doesNotContain("\u202E", TOKEN);
    }

    @Test
    void an_organiser_s_program_is_told_of_a_booking_and_believes_it() throws Exception {
        try (var program = new Receiver()) {
            var made =
                    mvc.post()
                            .uri("/api/webhooks")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(
                                    "{\"name\":\"Till\",\"url\":\"%s\",\"events\":[\"booking.confirmed\"]}"
                                            .formatted(program.address()))
                            .with(organizer())
                            .exchange();
            assertThat(made).hasStatus(HttpStatus.CREATED);
            var webhook = JsonMapper.shared().readTree(made.getResponse().getContentAsString());
            var event =
                    """
                    {"events":[{"key":"booking.confirmed:1184","type":"booking.confirmed","organizer_id":2,"occurred_at":"2026-11-25T10:15:00.123456Z",
                    "data":{"booking_id":1184,"total":"48.00","buyer_name":"Minh Châu","buyer_email":"minhchau@example.org","ticket_codes":["EV07-160"]}}]}\
                    """;
            for (int n = 0; n < 3; n++)
                assertThat(post("/internal/webhook-events", event)).hasStatus(HttpStatus.ACCEPTED);
            var page = "/admin/webhooks/" + webhook.get("id").asLong();
            await().until(() -> page(page + "?status=delivered").contains("1 to 1 of 1"));
            assertThat(program.messages)
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.isSignedWith(webhook.get("secret").asString())).isTrue();
                        assertThat(message.body())
                                .contains(
                                        "\"timestamp\":\"2026-11-25T10:15:00.123456Z\"",
                                        "\"total\":\"48.00\"",
                                        "\"ticket_codes\":[\"EV07-160\"]");
                    });
            assertThat(page("/admin/webhooks")).contains("For development", "Delivered");
            assertThat(page(page)).contains("For development").doesNotContain("??");
        }
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(
            String path, String body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(service())
                .exchange();
    }

    private static Optional<MimeMessage> received(String id) {
        return allReceived(id).findFirst();
    }

    private static Stream<MimeMessage> allReceived(String id) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getMessageID().contains(id);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private String page(String address) throws Exception {
        return mvc.get().uri(address).with(admin()).exchange().getResponse().getContentAsString();
    }

    private static List<Part> parts(Part part) throws Exception {
        if (!(part.getContent() instanceof MimeMultipart multipart)) return List.of(part);
        var parts = new ArrayList<Part>();
        for (int n = 0; n < multipart.getCount(); n++) {
            BodyPart inner = multipart.getBodyPart(n);
            parts.addAll(parts(inner));
        }
        return parts;
    }

    private static Part only(List<Part> parts, String type) throws Exception {
        var found = new ArrayList<Part>();
        for (var part : parts) if (part.isMimeType(type)) found.add(part);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
