package dev.marquee.notification;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.marquee.platform.test.TestPostgres;
import jakarta.mail.BodyPart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The whole service as in production: PostgreSQL, and a real mail server that wants a password. */
@SpringBootTest(properties = "marquee.data=target/data")
@AutoConfigureMockMvc
class MailEndToEndTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final String TOKEN = "AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHI6D4QCC";

    @Autowired MockMvcTester mvc;

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
    void a_buyer_gets_one_mail_with_a_code_that_scans() throws Exception {
        var body =
                """
                {"mails":[{"key":"booking-confirmed:1184","kind":"booking-confirmed","to":"minhchau@example.org","locale":"en","data":{
                "booking_id":1184,"buyer_name":"Minh Châu\\r\\nBcc: all@example.org",
                "event":{"code":"EV07","name":"Đêm nhạc 🎷 עברית\\r\\nX-Evil: 1","starts_at":"2026-11-28T20:00:00Z","ends_at":"2026-11-28T22:30:00Z","time_zone":"Europe/Lisbon","location":"Riverside Stage"},
                "tickets":[{"code":"EV07-160","ticket_type":"Standing","token":"%s"}]}}]}
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
        await().until(() -> SERVER.getReceivedMessages().length > 0);
        await().until(() -> page("/admin/mail?status=sent").contains("minhchau@example.org"));
        assertThat(SERVER.getReceivedMessages()).hasSize(1);

        var mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<booking-confirmed.1184@ticket.local>");
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
                .contains("EV07-160", "http://localhost:8080/lookup", "20:00–22:30 (Lisbon time)");
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
