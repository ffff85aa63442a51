package dev.marquee.ticket.lookup;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.AllRead;
import dev.marquee.ticket.client.NotificationClient.Read;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells notification-service that somebody used a link that was mailed to an address: mail arrives
 * there, whatever a mail server said before.
 */
@Component
class AddressesRead implements MessageHandler {

    static final String TOPIC = "address-read";

    private final Outbox outbox;
    private final NotificationClient notifications;
    private final JsonMapper json;
    private final Clock clock;

    AddressesRead(Outbox outbox, NotificationClient notifications, JsonMapper json, Clock clock) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.json = json;
        this.clock = clock;
    }

    /** In the transaction that uses up the link. */
    void add(EmailAddress address) {
        outbox.publish(
                TOPIC, UUID.randomUUID().toString(), new Read(address.value(), clock.instant()));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        notifications.read(
                new AllRead(
                        messages.stream()
                                .map(message -> json.readValue(message.payload(), Read.class))
                                .toList()));
    }
}
