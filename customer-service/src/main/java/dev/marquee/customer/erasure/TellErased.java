package dev.marquee.customer.erasure;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.privacy.ErasedList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells all services who was erased: whoever is new on the list, and the whole list at the start.
 */
@Component
class TellErased {

    /** This one is told in the same way. */
    static final List<String> SERVICES =
            List.of("ticket", "notification", "auth", "event", "customer", "report");

    private final ErasureFile file;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    TellErased(ErasureFile file, Outbox outbox, TransactionTemplate transaction) {
        this.file = file;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** People who are erased by now: the databases learn that they know it. */
    void add(Collection<String> addresses) {
        publish(List.of(file.add(addresses)));
    }

    @EventListener(ApplicationReadyEvent.class)
    void all() {
        publish(file.all());
    }

    private void publish(List<ErasedList> lists) {
        transaction.executeWithoutResult(status -> {
            for (var list : lists)
                for (var service : SERVICES)
                    outbox.publish(
                            EraseAgainDelivery.topic(service), UUID.randomUUID().toString(), list);
        });
    }
}
