package dev.marquee.auth.webhook;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.client.NotificationClient;
import dev.marquee.auth.client.NotificationClient.Owner;
import dev.marquee.auth.client.NotificationClient.Owners;
import dev.marquee.auth.webhook.WebhookOwners.Changed;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells notification-service which webhooks accounts may have. */
@Component
class WebhookOwnersReceiver implements MessageHandler {

    private final Accounts accounts;
    private final NotificationClient notifications;
    private final JsonMapper json;

    WebhookOwnersReceiver(Accounts accounts, NotificationClient notifications, JsonMapper json) {
        this.accounts = accounts;
        this.notifications = notifications;
        this.json = json;
    }

    @Override
    public String topic() {
        return WebhookOwners.TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        notifications.ownersChanged(new Owners(facts.stream().map(this::owner).toList()));
    }

    private Owner owner(OutboxMessage fact) {
        var changed = json.readValue(fact.payload(), Changed.class);
        var id = changed.account();
        var roles =
                accounts.byId(id)
                        .filter(account -> !account.disabled())
                        .map(Account::roles)
                        .orElse(Set.of());
        var admin = roles.contains(Role.ADMIN);
        return new Owner(
                id,
                admin || roles.contains(Role.ORGANIZER),
                admin,
                Boolean.TRUE.equals(changed.stop()));
    }
}
