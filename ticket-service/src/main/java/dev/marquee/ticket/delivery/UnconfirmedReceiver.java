package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.client.AccountClient;
import dev.marquee.ticket.client.AccountClient.Notice;
import dev.marquee.ticket.client.AccountClient.Notices;
import dev.marquee.ticket.inventory.UnconfirmedStock.Crowded;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Has organisers told that most tickets of their event are reserved and not confirmed. */
@Component
class UnconfirmedReceiver implements MessageHandler {

    private final AccountClient accounts;
    private final JsonMapper json;

    UnconfirmedReceiver(AccountClient accounts, JsonMapper json) {
        this.accounts = accounts;
        this.json = json;
    }

    @Override
    public String topic() {
        return "mostly-unconfirmed";
    }

    @Override
    public String lane() {
        return "accounts";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        accounts.tell(new Notices(facts.stream().map(this::notice).toList()));
    }

    private Notice notice(OutboxMessage fact) {
        var event = json.readValue(fact.payload(), Crowded.class);
        return new Notice(
                topic() + ":" + fact.key(),
                event.organizerId(),
                topic(),
                fact.createdAt(),
                "",
                event.name(),
                "/admin/events/" + event.code());
    }
}
