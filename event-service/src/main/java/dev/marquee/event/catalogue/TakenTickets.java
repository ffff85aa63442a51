package dev.marquee.event.catalogue;

import dev.marquee.event.client.TicketClient;
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
    private final ManageEvents manage;

    TakenTickets(TicketClient tickets, ManageEvents manage) {
        this.tickets = tickets;
        this.manage = manage;
    }

    /**
     * Brings the event's count up to date. While ticket-service does not answer, the count stays:
     * should too many be sold by then, ticket-service refuses the change and the event follows.
     */
    void refresh(EventView event) {
        if (!event.status().onSale()) return;
        try {
            var sold = tickets.availability(String.valueOf(event.id())).sold();
            manage.stockIs(event.id(), sold);
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.info("{} is changed without a fresh count: {}", event.code(), e.getMessage());
        }
    }
}
