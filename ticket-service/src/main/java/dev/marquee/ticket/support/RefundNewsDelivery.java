package dev.marquee.ticket.support;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.client.CustomerClient;
import dev.marquee.ticket.client.CustomerClient.RefundFact;
import dev.marquee.ticket.client.CustomerClient.RefundFacts;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells customer-service what became of refunds that were decided about complaints. */
@Component
class RefundNewsDelivery implements MessageHandler {

    private final CustomerClient customers;
    private final JsonMapper json;

    RefundNewsDelivery(CustomerClient customers, JsonMapper json) {
        this.customers = customers;
        this.json = json;
    }

    @Override
    public String topic() {
        return RefundNews.TOPIC;
    }

    @Override
    public String lane() {
        return "customers";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        var facts =
                messages.stream()
                        .map(message -> json.readValue(message.payload(), RefundFact.class))
                        .filter(fact -> fact.key().startsWith("complaint-"))
                        .toList();
        if (!facts.isEmpty()) customers.tellRefunds(new RefundFacts(facts));
    }
}
