package dev.marquee.event.sale;

import dev.marquee.event.catalogue.ManageEvents;
import dev.marquee.event.client.TicketClient;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Asks ticket-service how many tickets are taken, again and again. */
@Component
class StockWatch {

    private static final Logger log = LoggerFactory.getLogger(StockWatch.class);

    /** A change is stamped before it is visible: look back further than any of them takes. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final TicketClient tickets;
    private final ManageEvents events;
    private Instant latest = Instant.EPOCH.plus(OVERLAP);
    private boolean answering = true;

    StockWatch(TicketClient tickets, ManageEvents events) {
        this.tickets = tickets;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "${marquee.event.stock-poll}")
    synchronized void look() {
        try {
            for (var stock : tickets.stock(latest.minus(OVERLAP))) {
                events.stockIs(stock.eventId(), stock.sold());
                if (stock.changedAt().isAfter(latest)) latest = stock.changedAt();
            }
            if (!answering) log.info("ticket-service tells its stock again");
            answering = true;
        } catch (RestClientException | OAuth2AuthorizationException e) {
            if (answering) log.warn("ticket-service does not tell its stock: {}", e.getMessage());
            answering = false;
        }
    }
}
