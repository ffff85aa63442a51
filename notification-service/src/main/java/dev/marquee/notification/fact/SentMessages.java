package dev.marquee.notification.fact;

import dev.marquee.platform.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where it is left that a message went out, in the transaction that says so. */
@Component
public class SentMessages {

    static final String TOPIC = "message-facts";

    /** A message that was sent. */
    record Sent(long message) {}

    private final Outbox outbox;

    public SentMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The message is sent, to everybody whom it goes to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(long message) {
        outbox.publish(TOPIC, "message:" + message, new Sent(message));
    }
}
