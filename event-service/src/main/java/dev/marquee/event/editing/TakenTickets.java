package dev.marquee.event.editing;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.client.TicketClient;
import dev.marquee.event.client.TicketClient.TypeLeft;
import dev.marquee.event.publishing.FollowStock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Asks how many tickets of an event are taken at this moment, before somebody makes them fewer.
 * What is known already is a second or two old.
 */
@Component
class TakenTickets {

    private static final Logger log = LoggerFactory.getLogger(TakenTickets.class);

    private final TicketClient tickets;
    private final FollowStock stock;

    TakenTickets(TicketClient tickets, FollowStock stock) {
        this.tickets = tickets;
        this.stock = stock;
    }

    /**
     * Brings the event's count up to date. While ticket-service does not answer, the count stays:
     * should too many be sold by then, ticket-service refuses the change and the event follows.
     *
     * @return how many are taken of each ticket type, as far as that is known
     */
    Map<Long, Integer> refresh(EventView event) {
        if (!event.status().onSale()) return Map.of();
        try {
            var now = tickets.sold(String.valueOf(event.id()));
            stock.stockIs(event.id(), now.sold(), now.hidden(), now.shared());
            return byType(now.ticketTypes());
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.info("{} is changed without a fresh count: {}", event.code(), e.getMessage());
            return Map.of();
        }
    }

    private static Map<Long, Integer> byType(List<TypeLeft> types) {
        return types.stream()
                .collect(Collectors.toMap(TypeLeft::id, type -> type.quantity() - type.left()));
    }
}
