package dev.marquee.auth.reader;

import dev.marquee.auth.account.AccountWatcher;
import dev.marquee.platform.outbox.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes that an account has changed. What it is then is looked up when that is delivered. */
@Component
class ReaderOutbox implements AccountWatcher {

    static final String TOPIC = "account-reader";

    record Changed(long account) {}

    private final Outbox outbox;

    ReaderOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(long account) {
        outbox.publish(TOPIC, UUID.randomUUID().toString(), new Changed(account));
    }
}
