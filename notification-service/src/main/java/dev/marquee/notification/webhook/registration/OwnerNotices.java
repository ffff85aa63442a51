package dev.marquee.notification.webhook.registration;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.web.ClientAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has owners of webhooks told of changes, whoever made them: auth-service knows their addresses, a
 * program's token does not say its owner's.
 */
@Component
class OwnerNotices implements MessageHandler {

    private static final String TOPIC = "owner-notice";

    /** What auth-service is told. */
    record Notice(String key, long account, String change, Instant at, String from) {}

    record Notices(List<Notice> notices) {}

    /** Owners of accounts, at auth-service. */
    @HttpExchange("/internal/account-notices")
    interface Client {

        /** Repeats are harmless: each notice has its key. */
        @PostExchange
        void tell(@RequestBody Notices notices);
    }

    private final Outbox outbox;
    private final Client client;
    private final JsonMapper json;
    private final Clock clock;

    OwnerNotices(Outbox outbox, ServiceClients clients, JsonMapper json, Clock clock) {
        this.outbox = outbox;
        this.client = clients.asService(Client.class, "auth");
        this.json = json;
        this.clock = clock;
    }

    /**
     * Owes the owner a mail, in the transaction of the change.
     *
     * @param change webhook-added, webhook-changed or webhook-removed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(long owner, String change) {
        var key = UUID.randomUUID().toString();
        outbox.publish(
                TOPIC,
                key,
                new Notice(
                        key, owner, change, clock.instant(), ClientAddress.current().orElse("")));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        client.tell(
                new Notices(
                        facts.stream()
                                .map(fact -> json.readValue(fact.payload(), Notice.class))
                                .toList()));
    }
}
