package dev.marquee.auth.calendar;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.client.CalendarClient;
import dev.marquee.auth.client.CalendarClient.Owner;
import dev.marquee.auth.client.CalendarClient.Owners;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells ticket-service that accounts have another address, as it is when that is told. */
@Component
public class MovedCalendars implements MessageHandler {

    private static final String TOPIC = "calendar-moved";

    record Moved(long account) {}

    private final Outbox outbox;
    private final Accounts accounts;
    private final CalendarClient calendars;
    private final JsonMapper json;

    MovedCalendars(Outbox outbox, Accounts accounts, CalendarClient calendars, JsonMapper json) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.calendars = calendars;
        this.json = json;
    }

    /** The account has confirmed another address, in the transaction that says so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(long account) {
        outbox.publish(TOPIC, UUID.randomUUID().toString(), new Moved(account));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        var ids =
                messages.stream()
                        .map(one -> json.readValue(one.payload(), Moved.class).account())
                        .distinct()
                        .toList();
        var owners =
                accounts.byIds(ids).stream()
                        .filter(Account::emailVerified)
                        .filter(account -> !account.closed())
                        .map(account -> new Owner(account.id(), account.email().value()))
                        .toList();
        if (!owners.isEmpty()) calendars.moved(new Owners(owners));
    }
}
