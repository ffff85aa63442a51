package dev.marquee.system;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A real SMTP server on a free port that takes mail for anybody. */
final class Mailbox implements AutoCloseable {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                    .withConfiguration(
                            GreenMailConfiguration.aConfig().withDisabledAuthentication());

    Mailbox() {
        // Whoever is killed may leave a mail half sent, of which a thread of this server complains:
        // no reason for a test that waits meanwhile to fail.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        server.start();
    }

    /** The settings that make the suite send to this server. */
    Map<String, String> settings() {
        return Map.of(
                "SMTP_HOST",
                "127.0.0.1",
                "SMTP_PORT",
                "" + server.getSmtp().getPort(),
                "SMTP_USE_TLS",
                "false");
    }

    List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    List<MimeMessage> receivedBy(String address) {
        return received().stream()
                .filter(mail -> recipient(mail).equalsIgnoreCase(address))
                .toList();
    }

    static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** Every text part, one after the other. */
    static String text(MimeMessage mail) throws Exception {
        var texts = new StringBuilder();
        for (var part : parts(mail.getContent()))
            if (part.getContent() instanceof String text) texts.append(text).append('\n');
        return texts.toString();
    }

    /** The codes of its tickets; an organiser's logo is none. */
    static List<byte[]> codes(MimeMessage mail) throws Exception {
        List<byte[]> pictures = new ArrayList<>();
        for (var part : parts(mail.getContent())) {
            if (part.isMimeType("image/png") && !"logo.png".equals(part.getFileName())) {
                try (InputStream in = part.getInputStream()) {
                    pictures.add(in.readAllBytes());
                }
            }
        }
        return pictures;
    }

    private static List<BodyPart> parts(Object content) throws MessagingException, IOException {
        List<BodyPart> parts = new ArrayList<>();
        if (content instanceof Multipart multipart) {
            for (var i = 0; i < multipart.getCount(); i++) {
                var part = multipart.getBodyPart(i);
                if (part.getContent() instanceof Multipart inner) parts.addAll(parts(inner));
                else parts.add(part);
            }
        }
        return parts;
    }

    @Override
    public void close() {
        server.stop();
    }
}
