package dev.marquee.auth.erasure;

import dev.marquee.auth.client.ErasedAccountClient;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.privacy.ErasedAccount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a service whose account was closed. What is delivered stays in the outbox as a receipt, but
 * without the name.
 */
class ErasedAccountDelivery implements MessageHandler {

    private static final String DONE = "{}";

    private final String service;
    private final ErasedAccountClient client;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ErasedAccountDelivery(
            String service, ErasedAccountClient client, JdbcClient jdbc, JsonMapper json) {
        this.service = service;
        this.client = client;
        this.jdbc = jdbc;
        this.json = json;
    }

    static String topic(String service) {
        return "erased-account-" + service;
    }

    @Override
    public String topic() {
        return topic(service);
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        // One that was delivered before it could be marked so has nothing left to say.
        for (var message : messages) if (!message.payload().equals(DONE)) deliver(message);
    }

    private void deliver(OutboxMessage message) {
        client.erase(json.readValue(message.payload(), ErasedAccount.class));
        jdbc.sql("update outbox set payload = :done where id = :id")
                .param("done", DONE)
                .param("id", message.id())
                .update();
    }
}
