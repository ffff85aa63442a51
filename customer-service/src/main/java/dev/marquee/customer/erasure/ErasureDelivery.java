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

    @Override
    public void deliver(List<OutboxMessage> facts) {
        // One that was delivered before it could be marked so has nothing left to say.
        var owed = facts.stream().filter(fact -> !fact.payload().equals(DONE)).toList();
        if (owed.isEmpty()) return;
        var erasures =
                owed.stream().map(fact -> json.readValue(fact.payload(), Erasure.class)).toList();
        client.erase(new Erasures(erasures));
        afterwards.accept(erasures.stream().map(Erasure::email).toList());
        jdbc.sql("update outbox set payload = :done where id in (:ids)")
                .param("done", DONE)
                .param("ids", owed.stream().map(OutboxMessage::id).toList())
                .update();
    }
}
