package dev.marquee.platform.outbox;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where a use case leaves its messages to other services, in its own transaction. */
public class Outbox {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final OutboxRelay relay;

    Outbox(JdbcClient jdbc, JsonMapper json, Clock clock, OutboxRelay relay) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.relay = relay;
    }

    /**
     * Publishes a message: it is stored if, and only if, the caller's transaction commits.
     *
     * @param key see {@link OutboxMessage#key()}, 120 characters at most
     * @param payload written as JSON
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a
     *     transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void owe(String topic, String key, Object payload) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "insert into outbox (topic, fact_key, payload, created_at, due_at) values (?, ?, ?, ?, ?)")
                .params(topic, key, json.writeValueAsString(payload), now, now)
                .update();
        relay.wakeAfterCommit();
    }
}
