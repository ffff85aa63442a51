package dev.marquee.site.assistant.tool;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.NewQuote;
import dev.marquee.site.client.Quote;
import dev.marquee.site.client.TicketClient.Bookings;
import dev.marquee.site.client.TicketClient.GiveBackRequest;
import dev.marquee.site.client.TicketClient.GivenBack;
import dev.marquee.site.client.WaitingList;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the assistant asks ticket-service. Nothing here changes anything. */
@HttpExchange("/api")
interface TicketFacts {

    @GetExchange("/events/{code}/availability")
    Availability availability(@PathVariable String code);

    @GetExchange("/events/{code}/waiting-list/summary")
    WaitingList waitingList(@PathVariable String code);

    @GetExchange("/customers/{id}/bookings")
    Bookings bookingsOf(@PathVariable long id);

    @GetExchange("/customers/{id}/waiting-places")
    WaitingPlaces waitingPlacesOf(@PathVariable long id);

    /** Of the events that the caller runs. */
    @GetExchange("/sales/summary")
    SalesFacts sales(@RequestParam String zone);

    @PostExchange("/quotes")
    Quote quote(@RequestBody NewQuote quote);

    /** With {@code dry_run}, which only says what would come back. */
    @PostExchange("/bookings/{id}/cancel")
    GivenBack giveBack(
            @PathVariable long id,
            @RequestParam(name = "dry_run") boolean dryRun,
            @RequestBody GiveBackRequest request);
}
