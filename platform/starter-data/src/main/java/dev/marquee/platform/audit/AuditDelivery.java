package dev.marquee.platform.audit;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Takes what happened here to auth-service. */
class AuditDelivery implements MessageHandler {

    private final AuditClient auth;
    private final JsonMapper json;

    AuditDelivery(AuditClient auth, JsonMapper json) {
        this.auth = auth;
        this.json = json;
    }

    @Override
    public String topic() {
        return AuditTrail.TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        auth.append(
                new AuditClient.Entries(
                        facts.stream()
                                .map(fact -> json.readValue(fact.payload(), AuditEntry.class))
                                .toList()));
    }
}
