package dev.marquee.notification.message;

import dev.marquee.notification.message.audience.AudienceClient;
import dev.marquee.platform.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps scheduled messages with their events: what is relative to an event moves with it, and of a
 * cancelled one it is a draft again. When a message begins, its event is asked for once more.
 */
@Component
class FollowEvents {

    private static final int AT_ONCE = 50;

    private final Messages messages;
    private final MessageSteps steps;
    private final AudienceClient audiences;
    private final AuditTrail audit;

    FollowEvents(
            Messages messages, MessageSteps steps, AudienceClient audiences, AuditTrail audit) {
        this.messages = messages;
        this.steps = steps;
        this.audiences = audiences;
        this.audit = audit;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void handle() {
        var last = 0L;
        while (true) {
            var page = steps.scheduled(last, AT_ONCE);
            if (page.isEmpty()) return;
            last = page.getLast().id();
            var events = audiences.events(page.stream().map(Message::eventId).distinct().toList());
            for (var message : page) follow(message, events);
        }
    }

    private void follow(Message message, List<AudienceClient.Event> events) {
        for (var event : events) {
            if (event.id() != message.eventId()) continue;
            if (event.status().equals("cancelled")) {
                if (messages.move(message, MessageState.DRAFT, Map.of("why", "event-cancelled")))
                    audit.record("message.draft", "message:" + message.id(), "event-cancelled");
                return;
            }
            if (!message.when().isRelative()) return;
            var at = message.when().of(event);
            if (at != null && !at.equals(message.startsAt())) steps.moveTime(message, at);
        }
    }
}
