package dev.marquee.event.sale;

import dev.marquee.event.client.TicketClient;
import dev.marquee.event.publishing.FollowStock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
    private final FollowStock events;
    private Instant latest = Instant.EPOCH.plus(OVERLAP);
    private long lookedAt = System.nanoTime();
    private Map<Long, TicketClient.Stock> seen = Map.of();
    private boolean answering = true;

    StockWatch(TicketClient tickets, FollowStock events) {
        this.tickets = tickets;
        this.events = events;
    }

    private void follow(TicketClient.Stock stock) {
        events.stockIs(stock.eventId(), stock.sold(), stock.hidden(), stock.shared());
        if ("off".equals(stock.testMode())) events.testBookingsAreGone(stock.eventId());
    }

    @Scheduled(fixedDelayString = "${marquee.event.stock-poll}")
    synchronized void look() {
        // Time has passed at ticket-service too: what changed long ago need not be told again.
        var since = latest.plusNanos(System.nanoTime() - lookedAt);
        try {
            var known = seen;
            seen = Map.of(); // should anything fail, all of it is looked at again
            var stocks = tickets.stock(since.minus(OVERLAP));
            lookedAt = System.nanoTime();
            latest = since;
            var found = new HashMap<Long, TicketClient.Stock>();
            for (var stock : stocks) {
                if (!stock.equals(known.get(stock.eventId()))) follow(stock);
                found.put(stock.eventId(), stock);
                if (stock.changedAt().isAfter(latest)) latest = stock.changedAt();
            }
            seen = found;
            if (!answering) log.info("ticket-service tells its stock again");
            answering = true;
        } catch (RestClientException | OAuth2AuthorizationException e) {
            if (answering) log.warn("ticket-service does not tell its stock: {}", e.getMessage());
            answering = false;
        }
    }
}
