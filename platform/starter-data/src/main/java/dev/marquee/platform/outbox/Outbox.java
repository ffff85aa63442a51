package dev.marquee.platform.outbox;

import dev.marquee.platform.database.Like;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where a use case leaves its messages to other services, in its own transaction. */
public class Outbox {

    /**
     * A message to be published.
     *
     * @param key see {@link OutboxMessage#key()}, 120 characters at most
     * @param payload JSON
     */
    public record Draft(String topic, String key, String payload) {}

    private static final String INSERT =
            "insert into outbox (topic, fact_key, payload, created_at, due_at) values (?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Runnable wakeAfterCommit;

    /**
     * @param wakeAfterCommit what says, when the transaction is committed, that there is something
     *     to deliver
     */
    public Outbox(JdbcTemplate jdbc, JsonMapper json, Clock clock, Runnable wakeAfterCommit) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.wakeAfterCommit = wakeAfterCommit;
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
    public void publish(String topic, String key, Object payload) {
        publishAll(List.of(new Draft(topic, key, json.writeValueAsString(payload))));
    }

    /** The same for several, in one batch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publishAll(List<Draft> drafts) {
        insert(drafts, Duration.ZERO);
        wakeAfterCommit.run();
    }

    /** Publishes a message that is delivered after a while; in the transaction, if there is one. */
    public void publishLater(String topic, String key, Object payload, Duration delay) {
        insert(List.of(new Draft(topic, key, json.writeValueAsString(payload))), delay);
    }

    /**
     * Blanks messages that were delivered and say this, such as an address that is erased. What is
     * still to be delivered is the business of whoever published it.
     */
    @Transactional
    public void forget(String text) {
        var said = Like.contains(text);
        jdbc.update(
                """
                update outbox set payload = '{}', last_error = null,
                    fact_key = case when fact_key like ? escape '!' then 'erased-' || id else fact_key end
                where delivered_at is not null
                  and (payload like ? escape '!' or fact_key like ? escape '!' or last_error like ? escape '!')
                """,
                said,
                said,
                said,
                said);
    }

    private void insert(List<Draft> drafts, Duration delay) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var due = now.plus(delay);
        jdbc.batchUpdate(
                INSERT,
                drafts.stream()
                        .map(draft ->
                                new Object[] {draft.topic, draft.key, draft.payload, now, due})
                        .toList());
    }
}
