package dev.marquee.customer.erasure;

import dev.marquee.customer.client.EraseAgainClient;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.privacy.ErasedList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Tells a service who was erased, so that a restored database forgets them again. */
class EraseAgainDelivery implements MessageHandler {

    private final String service;
    private final EraseAgainClient client;
    private final JsonMapper json;

    EraseAgainDelivery(String service, EraseAgainClient client, JsonMapper json) {
        this.service = service;
        this.client = client;
        this.json = json;
    }

    static String topic(String service) {
        return "erased-" + service;
    }

    @Override
    public String topic() {
        return topic(service);
    }

    /** Looking through all addresses takes its time. */
    @Override
    public String lane() {
        return "privacy";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        for (var message : messages)
            client.erase(json.readValue(message.payload(), ErasedList.class));
    }
}
