package dev.marquee.event.sale;

import dev.marquee.event.client.TicketClient;
import dev.marquee.event.client.TicketClient.TypeLeft;
import dev.marquee.event.publishing.EventNews;
import dev.marquee.event.publishing.FollowStock;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Takes the terms of sale to ticket-service. */
@Component
class SaleTermsDelivery implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(SaleTermsDelivery.class);

    private final TicketClient tickets;
    private final FollowStock events;

    SaleTermsDelivery(TicketClient tickets, FollowStock events) {
        this.tickets = tickets;
        this.events = events;
    }

    @Override
    public String topic() {
        return EventNews.SALE_TERMS;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        for (var fact : facts) {
            try {
                tickets.putSaleTerms(fact.key(), fact.payload());
            } catch (HttpClientErrorException.Conflict e) {
                if (!followWhatIsSold(fact.key())) throw e;
            }
        }
    }

    /**
     * More was sold than these terms leave, between the change and now. What is sold stays sold:
     * the event follows, and owes newer terms.
     */
    private boolean followWhatIsSold(String event) {
        var sold =
                tickets.sold(event).ticketTypes().stream()
                        .collect(
                                Collectors.toMap(
                                        TypeLeft::id, type -> type.quantity() - type.left()));
        var raised = events.raiseTo(Long.parseLong(event), sold);
        if (raised) log.info("event {} keeps the tickets that were sold meanwhile", event);
        return raised;
    }
}
