package dev.marquee.auth.letter;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.client.NotificationClient;
import dev.marquee.auth.client.NotificationClient.Mail;
import dev.marquee.auth.client.NotificationClient.Mails;
import dev.marquee.auth.letter.AccountLetters.Order;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.queue.Priority;
import dev.marquee.platform.value.EmailAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands over the mails that were ordered, for accounts that exist and may sign in. */
@Component
class AccountLetterReceiver implements MessageHandler {

    record LinkData(String name, String link, long validMinutes, @Nullable String by) {}

    record RoleData(String name, String role, boolean approved, String link) {}

    private final AccountLinks links;
    private final Accounts accounts;
    private final NotificationClient notifications;
    private final String site;
    private final JsonMapper json;

    AccountLetterReceiver(
            AccountLinks links,
            Accounts accounts,
            NotificationClient notifications,
            MarqueeSettings settings,
            JsonMapper json) {
        this.links = links;
        this.accounts = accounts;
        this.notifications = notifications;
        this.site = settings.publicUrl().toString();
        this.json = json;
    }

    @Override
    public String topic() {
        return AccountLetters.TOPIC;
    }

    @Override
    public Priority priority() {
        return Priority.URGENT;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        var mails = facts.stream().map(this::mail).flatMap(Optional::stream).toList();
        if (!mails.isEmpty()) notifications.send(new Mails(mails));
    }

    private Optional<Mail> mail(OutboxMessage fact) {
        var order = json.readValue(fact.payload(), Order.class);
        var email = new EmailAddress(order.email());
        return (order.account() == null ? accounts.byEmail(email) : accounts.byId(order.account()))
                .filter(account -> !account.disabled())
                .flatMap(account ->
                        data(order, account, email, fact.key())
                                .map(data ->
                                        new Mail(
                                                order.kind().slug() + ":" + fact.key(),
                                                order.kind().slug(),
                                                email.value(),
                                                account.locale(),
                                                null,
                                                data)));
    }

    private Optional<?> data(Order order, Account account, EmailAddress email, String request) {
        return switch (order.kind()) {
            case VERIFY_EMAIL -> link(Purpose.VERIFY_EMAIL, order, account, email, request);
            case PASSWORD_RESET, ACCOUNT_EXISTS ->
                    link(Purpose.RESET_PASSWORD, order, account, email, request);
            case INVITATION -> link(Purpose.INVITATION, order, account, email, request);
            case ROLE_DECISION ->
                    Optional.of(
                            new RoleData(
                                    account.name(),
                                    Objects.requireNonNull(order.role()).name(),
                                    order.approved(),
                                    site + "/login"));
        };
    }

    private Optional<LinkData> link(
            Purpose purpose, Order order, Account account, EmailAddress email, String request) {
        return links.issue(request, account.id(), purpose, email)
                .map(token ->
                        new LinkData(
                                account.name(),
                                site + purpose.path() + "?token=" + token,
                                purpose.valid().toMinutes(),
                                order.by()));
    }
}
