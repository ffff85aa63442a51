package dev.marquee.auth.webhook;

import dev.marquee.platform.outbox.Outbox;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a use case says that an account may do less than before, in its own transaction. */
@Component
public class WebhookOwners {

    static final String TOPIC = "webhook-owner";

    /**
     * What it may do is looked up when this is told: by then it may be something else again.
     *
     * @param stop whether its webhooks stop whatever it may do; null, as before this was asked, for
     *     no
     */
    record Changed(long account, @Nullable Boolean stop) {}

    private final Outbox outbox;

    WebhookOwners(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Owes notification-service the account's rights as they are then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(long account) {
        outbox.publish(TOPIC, UUID.randomUUID().toString(), new Changed(account, false));
    }

    /** Stops all its webhooks: their owner chose a new password, and keeps none of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(long account) {
        outbox.publish(TOPIC, UUID.randomUUID().toString(), new Changed(account, true));
    }
}
