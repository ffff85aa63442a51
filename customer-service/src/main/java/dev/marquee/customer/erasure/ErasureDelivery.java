package dev.marquee.customer.erasure;

import dev.marquee.customer.client.ErasureClient;
import dev.marquee.customer.client.ErasureClient.Erasure;
import dev.marquee.customer.client.ErasureClient.Erasures;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has people forgotten at one of the other services. What is delivered stays in the outbox as a
 * receipt, but without the address.
 */
class ErasureDelivery implements MessageHandler {

    private static final String DONE = "{}";

    private final String service;
    private final ErasureClient client;
    private final Consumer<List<String>> afterwards;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    /**
     * @param afterwards is given the addresses that the service has forgotten
     */
    ErasureDelivery(
            String service,
            ErasureClient client,
            Consumer<List<String>> afterwards,
            JdbcClient jdbc,
            JsonMapper json) {
        this.service = service;
        this.client = client;
        this.afterwards = afterwards;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String topic() {
        return EraseCustomer.topic(service);
    }

    /** One person a request: forgetting one may take long, and a time-out repeats no others. */
    @Override
    public void deliver(List<OutboxMessage> facts) {
        // One that was delivered before it could be marked so has nothing left to say.
        for (var fact : facts) if (!fact.payload().equals(DONE)) deliver(fact);
    }

    private void deliver(OutboxMessage fact) {
        var erasure = json.readValue(fact.payload(), Erasure.class);
        client.erase(new Erasures(List.of(erasure)));
        afterwards.accept(List.of(erasure.email()));
        jdbc.sql("update outbox set payload = :done where id = :id")
                .param("done", DONE)
                .param("id", fact.id())
                .update();
    }
}
