package dev.marquee.auth.reader;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.client.NotificationClient;
import dev.marquee.auth.client.NotificationClient.Reader;
import dev.marquee.auth.client.NotificationClient.Readers;
import dev.marquee.auth.reader.ReaderOutbox.Changed;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells notification-service what accounts are now. */
@Component
class ReaderDelivery implements MessageHandler {

    private final Accounts accounts;
    private final NotificationClient notifications;
    private final JsonMapper json;
    private final Clock clock;

    ReaderDelivery(
            Accounts accounts, NotificationClient notifications, JsonMapper json, Clock clock) {
        this.accounts = accounts;
        this.notifications = notifications;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return ReaderOutbox.TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        // Before anything is read: what is told later was read later, or is as new.
        var asOf = clock.instant();
        var ids = messages.stream().map(this::account).distinct().toList();
        var readers =
                accounts.byIds(ids).stream()
                        .map(account ->
                                new Reader(
                                        account.id(),
                                        account.emailVerified() ? account.email().value() : null,
                                        account.locale(),
                                        account.timeZone(),
                                        account.digest(),
                                        roles(account),
                                        account.closed(),
                                        asOf))
                        .toList();
        if (!readers.isEmpty()) notifications.readersChanged(new Readers(readers));
    }

    /** Who may not sign in has no work here. */
    private static List<String> roles(Account account) {
        return Optional.of(account).filter(it -> !it.disabled()).stream()
                .flatMap(it -> it.roles().stream())
                .map(Enum::name)
                .sorted()
                .toList();
    }

    private Long account(OutboxMessage message) {
        return json.readValue(message.payload(), Changed.class).account();
    }
}
