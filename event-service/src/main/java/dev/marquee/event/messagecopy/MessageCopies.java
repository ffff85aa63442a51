package dev.marquee.event.messagecopy;

import dev.marquee.event.catalogue.EventDuplicated;
import dev.marquee.event.client.MessageClient;
import dev.marquee.event.client.MessageClient.Copied;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells notification-service, which has the messages, of copied events. */
@Component
class MessageCopies implements MessageHandler {

    private static final String TOPIC = "message-copies";

    private final Outbox outbox;
    private final MessageClient notifications;
    private final JsonMapper json;

    MessageCopies(Outbox outbox, MessageClient notifications, JsonMapper json) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.json = json;
    }

    /** In the transaction that makes the copy. */
    @EventListener
    void copied(EventDuplicated event) {
        outbox.publish(TOPIC, "copy-" + event.to(), new Copied(event.from(), event.to()));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String lane() {
        return "notification";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        for (var fact : facts) notifications.copied(json.readValue(fact.payload(), Copied.class));
    }
}
