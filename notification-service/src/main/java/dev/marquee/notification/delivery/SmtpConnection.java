package dev.marquee.notification.delivery;

import dev.marquee.notification.address.SmtpAnswer;
import dev.marquee.notification.content.Letter;
import dev.marquee.notification.delivery.SmtpTransport.Phase;
import dev.marquee.notification.mail.Mail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's connection to the mail server. It is opened when a mail is due, used for as many as
 * follow, and given up after any failure. Connecting takes 5 s at most, each answer 15 s.
 */
class SmtpConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

    private final SmtpSettings settings;
    private final MailHeaders headers;
    private final Clock clock;
    private @Nullable SmtpTransport transport;
    private boolean international;

    SmtpConnection(SmtpSettings settings, MailHeaders headers, Clock clock) {
        this.settings = settings;
        this.headers = headers;
        this.clock = clock;
    }

    /**
     * Hands a mail over.
     *
     * @param before the mail is not handed over after this time
     */
    Outcome send(Mail mail, Letter letter, Instant before) {
        SmtpTransport server;
        var beyondAscii = !MimeLetter.isAscii(mail.recipient());
        try {
            server = connected(beyondAscii);
        } catch (MessagingException e) {
            close();
            return new Outcome.TryAgain("No connection to " + server() + ": " + words(e), true);
        }
        server.begin(before);
        try {
            var to = new InternetAddress(mail.recipient(), true);
            var message = MimeLetter.of(mail, letter, settings.from(), headers, clock.instant());
            if (beyondAscii && !server.supportsExtension("SMTPUTF8")) {
                return new Outcome.Refused(
                        server() + " cannot deliver to addresses with letters beyond ASCII");
            }
            server.sendMessage(message, new Address[] {to});
            return new Outcome.Accepted();
        } catch (AddressException e) {
            return new Outcome.Refused("This is not an e-mail address: " + words(e));
        } catch (MessagingException e) {
            var outcome = outcome(e, server.phase());
            close();
            return outcome;
        }
    }

    /** SMTPUTF8 is asked for when connecting, and only for those who need it. */
    private SmtpTransport connected(boolean beyondAscii) throws MessagingException {
        if (transport != null && international == beyondAscii && transport.isConnected())
            return transport;
        close();
        international = beyondAscii;
        var opened = new SmtpTransport(Session.getInstance(properties()), clock);
        transport = opened;
        var user = settings.username();
        if (user == null || user.isBlank())
            opened.connect(settings.host(), settings.port(), null, null);
        else opened.connect(settings.host(), settings.port(), user, settings.password());
        return opened;
    }

    private Properties properties() {
        var user = settings.username();
        var properties = new Properties();
        properties.put("mail.smtp.auth", String.valueOf(user != null && !user.isBlank()));
        properties.put("mail.smtp.from", settings.from());
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", "15000");
        properties.put("mail.smtp.writetimeout", "15000");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.useSsl()));
        var startTls = String.valueOf(settings.useTls() && !settings.useSsl());
        properties.put("mail.smtp.starttls.enable", startTls);
        properties.put("mail.smtp.starttls.required", startTls);
        properties.put("mail.mime.allowutf8", String.valueOf(international));
        return properties;
    }

    private Outcome outcome(MessagingException e, Phase phase) {
        var answer = answer(e);
        var reason = words(e);
        if (phase == Phase.HANDED_OVER && answer < 400) {
            return new Outcome.NoAnswer(
                    "The mail was handed over and " + server() + " did not answer: " + reason);
        }
        var finalAnswer = answer >= 500;
        var said = answer < 400 ? null : SmtpAnswer.of(answer, reason, phase == Phase.RECIPIENT);
        return switch (phase) {
            case RECIPIENT, CONTENT, HANDED_OVER ->
                    finalAnswer
                            ? new Outcome.Refused(reason, said)
                            : new Outcome.TryAgain(reason, false, said);
            case GREETING, SENDER -> new Outcome.TryAgain(reason, false);
        };
    }

    /** The code the server answered with, or a number below 400 where it gave none. */
    private static int answer(@Nullable Exception e) {
        for (var cause = e; cause instanceof MessagingException m; cause = m.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) return address.getReturnCode();
            if (cause instanceof SMTPSendFailedException send && send.getReturnCode() >= 400)
                return send.getReturnCode();
        }
        return 0;
    }

    /** What the server said, or else what went wrong, in one line. */
    private static String words(MessagingException e) {
        var words = new StringBuilder();
        for (Exception cause = e;
                cause != null;
                cause = cause instanceof MessagingException m ? m.getNextException() : null) {
            var text = String.valueOf(cause.getMessage()).strip();
            var bare = cause.getClass() == SendFailedException.class;
            if (bare || words.indexOf(text) >= 0) continue;
            words.append(words.isEmpty() ? "" : "; ").append(text);
        }
        return words.isEmpty()
                ? String.valueOf(e.getMessage())
                : words.toString().replaceAll("\\s+", " ");
    }

    private String server() {
        return settings.host() + ":" + settings.port();
    }

    @Override
    public void close() {
        var old = transport;
        transport = null;
        if (old == null) return;
        try {
            old.close();
        } catch (MessagingException e) {
            log.debug("the connection to {} was gone already: {}", server(), e.getMessage());
        }
    }
}
