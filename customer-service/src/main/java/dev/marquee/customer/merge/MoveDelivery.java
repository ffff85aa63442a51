package dev.marquee.customer.merge;

import dev.marquee.customer.client.MovesClient;
import dev.marquee.customer.client.MovesClient.Move;
import dev.marquee.customer.contact.Moves;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells event-service whose events are whose now. */
@Component
class MoveDelivery implements MessageHandler {

    private final MovesClient events;
    private final Moves moves;
    private final JsonMapper json;

    MoveDelivery(MovesClient events, Moves moves, JsonMapper json) {
        this.events = events;
        this.moves = moves;
        this.json = json;
    }

    @Override
    public String topic() {
        return MergeCustomers.TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        events.move(
                new MovesClient.Moves(
                        facts.stream()
                                .map(fact -> json.readValue(fact.payload(), Move.class))
                                .map(this::asItIsNow)
                                .toList()));
    }

    /** Facts may overtake each other: whoever was merged again since is where that led. */
    private Move asItIsNow(Move move) {
        var target = moves.target(move.fromCustomerId()).orElse(move.toCustomerId());
        return new Move(move.key(), move.fromCustomerId(), target);
    }
}
