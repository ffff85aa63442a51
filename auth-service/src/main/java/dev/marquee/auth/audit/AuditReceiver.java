package dev.marquee.auth.audit;

import dev.marquee.platform.audit.AuditEntry;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes what happened in this service, without a way round by HTTP. */
@Component("auditDelivery")
class AuditReceiver implements MessageHandler {

    private final AuditLog log;
    private final JsonMapper json;

    AuditReceiver(AuditLog log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    @Override
    public String topic() {
        return "audit";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        log.append(
                facts.stream()
                        .map(fact -> json.readValue(fact.payload(), AuditEntry.class))
                        .toList());
    }
}
