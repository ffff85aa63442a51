package dev.marquee.ticket.checkout;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what tickets cost, and keeps none. */
@RestController
@Tag(name = "Bookings")
class QuoteController {

    /** Nobody in particular: a price does not depend on who asks. */
    private static final Buyer ANYBODY =
            new Buyer("Anybody", new EmailAddress("anybody@example.org"), null, null);

    private final Stocks stocks;
    private final Clock clock;

    QuoteController(Stocks stocks, Clock clock) {
        this.stocks = stocks;
        this.clock = clock;
    }

    @Operation(
            summary = "What tickets would cost",
            description =
                    "Nothing is held or counted. Send the total as expected_total with the booking, to book at this price only.")
    @ApiResponse(responseCode = "200", description = "The price at this moment")
    @ApiResponse(responseCode = "404", description = "not-found: there is no such event")
    @ApiResponse(responseCode = "409", description = "event-not-on-sale or quantity-not-allowed")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping("/api/quotes")
    QuoteView quote(@Valid @RequestBody QuoteRequest request) {
        var now = clock.instant();
        var stock =
                stocks.find(String.valueOf(request.eventId()))
                        .orElseThrow(() -> Problems.notFound("event"));
        var closed = stock.terms().closedBecause(now);
        if (closed != null) throw refused(Refusal.notOnSale(closed));
        var purchase =
                new Purchase(
                        request.eventId(),
                        Purchases.lines(request.quantity(), request.items()),
                        ANYBODY,
                        ANYBODY.email(),
                        null,
                        false,
                        null);
        var types = types(purchase, stock, now);
        return switch (Prices.of(purchase, stock, now)) {
            case Prices.Known(var priced) -> QuoteView.of(purchase, stock, types, priced);
            case Prices.Refused(var refusal) -> throw refused(refusal);
        };
    }

    private static List<TicketType> types(Purchase purchase, Stock stock, Instant now) {
        return purchase.lines().stream()
                .map(line ->
                        stock.type(line.ticketTypeId(), now)
                                .orElseThrow(() ->
                                        refused(
                                                Refusal.unknown(
                                                        Refusal.Reason.UNKNOWN_TICKET_TYPE))))
                .peek(type -> refuseIfClosed(type, now))
                .toList();
    }

    private static void refuseIfClosed(TicketType type, Instant now) {
        var closed = type.closedBecause(now);
        if (closed != null) throw refused(Refusal.notOnSale(closed));
    }

    private static RuntimeException refused(Refusal refusal) {
        return RefusalProblems.of(refusal, false);
    }
}
