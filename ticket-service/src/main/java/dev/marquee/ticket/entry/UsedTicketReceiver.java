package dev.marquee.ticket.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.WebhookEvent;
import dev.marquee.ticket.client.NotificationClient.WebhookEvents;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells organisers' programs who came in. */
@Component
class UsedTicketReceiver implements MessageHandler {

    private static final String TYPE = "ticket.used";

    record UsedData(
            long ticketId,
            String code,
            long eventId,
            @Nullable String gate,
            Instant usedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean test) {}

    private final NotificationClient notifications;
    private final JsonMapper json;

    UsedTicketReceiver(NotificationClient notifications, JsonMapper json) {
        this.notifications = notifications;
        this.json = json;
    }

    @Override
    public String topic() {
        return UsedTickets.USED;
    }

    @Override
    public String lane() {
        return "webhooks";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        notifications.tell(new WebhookEvents(facts.stream().map(this::event).toList()));
    }

    private WebhookEvent event(OutboxMessage fact) {
        var used = json.readValue(fact.payload(), UsedTickets.Used.class);
        return new WebhookEvent(
                TYPE + ":" + used.ticketId(),
                TYPE,
                used.organizerId(),
                used.usedAt(),
                new UsedData(
                        used.ticketId(),
                        used.code(),
                        used.eventId(),
                        used.gate(),
                        used.usedAt(),
                        used.test()));
    }
}
