package dev.marquee.event.catalogue;

import dev.marquee.event.client.SalesClient;
import dev.marquee.event.client.SalesClient.Sales;
import dev.marquee.event.client.SalesClient.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** How an event sells, as ticket-service tells the caller. */
@Component
public class SalesFigures {

    private static final Logger log = LoggerFactory.getLogger(SalesFigures.class);

    /** A chart of single days is not read any more when there are more. */
    private static final int MOST_DAYS = 92;

    /** An event that was never on sale. */
    private static final Sales NOTHING =
            new Sales(List.of(), new Totals(0, 0, Map.of(), 0), List.of(), null, 0, 0, null, null);

    private final SalesClient tickets;

    SalesFigures(SalesClient tickets) {
        this.tickets = tickets;
    }

    /** The figures of an event; empty while ticket-service does not answer. */
    public Optional<Sales> of(EventView event) {
        if (!event.everPublished()) return Optional.of(NOTHING);
        try {
            return Optional.of(readable(tickets.of(event.id(), event.timeZone())));
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.of(NOTHING);
        } catch (RestClientException e) {
            log.warn("the figures of {} are not to be had: {}", event.code(), e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Refuses with 409 if a ticket was ever sold, given back or not, and with 503 while that is not
     * known.
     */
    public void refuseIfEverSold(EventView event) {
        var totals = of(event).orElseThrow(Refusals::salesUnknown).totals();
        if (totals.tickets() + totals.cancelled() > 0) throw Refusals.sold(event.status());
    }

    /** The last days of the sale, as many as a chart can show. */
    private static Sales readable(Sales sales) {
        var days = sales.days();
        int until = days.size();
        while (until > 0 && days.get(until - 1).tickets() == 0) until--;
        var shown = days.subList(Math.max(0, until - MOST_DAYS), until);
        return new Sales(
                shown,
                sales.totals(),
                sales.ticketTypes(),
                sales.money(),
                sales.used(),
                sales.noShows(),
                sales.unconfirmed(),
                sales.cancellation());
    }
}
