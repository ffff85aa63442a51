package dev.marquee.site.client;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Tickets that go from hand to hand, at ticket-service. */
@HttpExchange("/api")
public interface TransferClient {

    /** All offers of a ticket, for who has it; 404 for everybody else. */
    @GetExchange("/tickets/{id}/transfer")
    Transfer.All transfers(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestHeader(name = "Ticket-Link", required = false) @Nullable String ticketLink);

    /** Offers a ticket to somebody; 409 where it cannot be handed on. */
    @PostExchange("/tickets/{id}/transfer")
    void offer(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestHeader(name = "Ticket-Link", required = false) @Nullable String ticketLink,
            @RequestBody Transfer.Wish wish);

    /** Takes the offer of a ticket back. */
    @DeleteExchange("/tickets/{id}/transfer")
    void takeBack(
            @PathVariable long id,
            @RequestHeader(name = "Booking-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Lookup-Token", required = false) @Nullable String lookupToken,
            @RequestHeader(name = "Ticket-Link", required = false) @Nullable String ticketLink);

    /** An offered ticket, by its mailed link; 404 for no link. */
    @GetExchange("/transfers/{token}")
    Transfer.Offer offered(@PathVariable String token);

    /** Accepts it; 409 where it cannot be handed on any more, 410 once it is over. */
    @PostExchange("/transfers/{token}/accept")
    Transfer.Accepted accept(@PathVariable String token);

    /** Declines it. */
    @PostExchange("/transfers/{token}/decline")
    void decline(@PathVariable String token);
}
