package dev.marquee.event.webhook;

import dev.marquee.event.client.WebhookClient;
import dev.marquee.event.client.WebhookClient.WebhookEvents;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes them to notification-service, which calls the webhooks. */
@Component
class WebhookDelivery implements MessageHandler {

    private final WebhookClient notifications;
    private final JsonMapper json;

    WebhookDelivery(WebhookClient notifications, JsonMapper json) {
        this.notifications = notifications;
        this.json = json;
    }

    @Override
    public String topic() {
        return WebhookEvent.TOPIC;
    }

    @Override
    public String lane() {
        return "notification";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        notifications.post(
                new WebhookEvents(
                        facts.stream().map(fact -> json.readTree(fact.payload())).toList()));
    }
}
