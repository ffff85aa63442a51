package dev.marquee.platform.mail;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells notification-service that somebody used a link that was mailed to an address: mail arrives
 * there, whatever a mail server said before. A service that mails links has one of these.
 */
public final class AddressesRead implements MessageHandler {

    /** Its messages hold addresses: a service deletes them soon after they are delivered. */
    public static final String TOPIC = "address-read";

    /**
     * Somebody used a link that was mailed to this address.
     *
     * @param at when
     */
    public record Read(String address, Instant at) {}

    /** Several of them: {@code POST /internal/addresses/read}. */
    public record AllRead(List<Read> addresses) {}

    private final Outbox outbox;
    private final Consumer<AllRead> notifications;
    private final JsonMapper json;
    private final Clock clock;

    /**
     * @param notifications hands them to notification-service, or throws
     */
    public AddressesRead(
            Outbox outbox, Consumer<AllRead> notifications, JsonMapper json, Clock clock) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.json = json;
        this.clock = clock;
    }

    /** In the transaction that uses up the link. */
    public void add(EmailAddress address) {
        outbox.publish(
                TOPIC, UUID.randomUUID().toString(), new Read(address.value(), clock.instant()));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        notifications.accept(
                new AllRead(
                        messages.stream()
                                .map(message -> json.readValue(message.payload(), Read.class))
                                .toList()));
    }
}
