package dev.marquee.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Knows how far the conversation with the mail server came. */
class SmtpTransport extends SMTPTransport {

    /** The part of the conversation that is going on. */
    enum Phase {
        GREETING,
        SENDER,
        RECIPIENT,
        CONTENT,
        /** The end of the mail is on its way: from here on the server may have taken it. */
        HANDED_OVER
    }

    /** The server was so slow that somebody else may take the mail up soon. */
    static class TooSlow extends MessagingException {
        private static final long serialVersionUID = 1;

        TooSlow() {
            super("the mail server was too slow");
        }
    }

    private final Clock clock;
    private Instant handOverBefore = Instant.MAX;
    private Phase phase = Phase.GREETING;

    SmtpTransport(Session session, Clock clock) {
        super(session, null);
        this.clock = clock;
    }

    Phase phase() {
        return phase;
    }

    /** Before each mail: after this time it must not be handed over any more. */
    void begin(Instant handOverBefore) {
        this.handOverBefore = handOverBefore;
        phase = Phase.GREETING;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        phase = Phase.SENDER;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        phase = Phase.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        phase = Phase.CONTENT;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (clock.instant().isAfter(handOverBefore)) throw new TooSlow();
        phase = Phase.HANDED_OVER;
        super.finishData();
    }
}
