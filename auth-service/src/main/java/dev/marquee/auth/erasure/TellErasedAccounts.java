package dev.marquee.auth.erasure;

import dev.marquee.auth.account.AccountClosed;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.privacy.ErasedAccount;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Owes it to the services that write down which account did something; see {@link AccountClosed}.
 */
@Component
class TellErasedAccounts {

    /** The others go by addresses. */
    static final List<String> SERVICES = List.of("event", "venue", "report", "ticket");

    private final Outbox outbox;

    TellErasedAccounts(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(AccountClosed closed) {
        for (var service : SERVICES)
            outbox.publish(
                    ErasedAccountDelivery.topic(service),
                    String.valueOf(closed.id()),
                    new ErasedAccount(closed.id(), closed.name()));
    }
}
