package dev.marquee.ticket.checkout;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.OfferCodes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
    private final OfferCodes codes;
    private final ReaderLocales locales;
    private final Clock clock;

    QuoteController(Stocks stocks, OfferCodes codes, ReaderLocales locales, Clock clock) {
        this.locales = locales;
        this.stocks = stocks;
        this.codes = codes;
        this.clock = clock;
    }

    @Operation(
            summary = "What tickets would cost",
            description =
                    "Nothing is held or counted. Ticket types are called what they are in the language that Accept-Language asks for, or else in that of the event. Send the total as expected_total with the booking, to book at this price only.")
    @ApiResponse(responseCode = "200", description = "The price at this moment")
    @ApiResponse(responseCode = "404", description = "not-found: there is no such event")
    @ApiResponse(
            responseCode = "409",
            description =
                    "event-not-on-sale, quantity-not-allowed or offer-refused with its reason")
    @ApiResponse(responseCode = "422", description = "invalid-input: also for an unknown code")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many wrong codes; see Retry-After")
    @PostMapping("/api/quotes")
    QuoteView quote(@Valid @RequestBody QuoteRequest request) {
        var now = clock.instant();
        var stock =
                stocks.find(String.valueOf(request.eventId()))
                        .orElseThrow(() -> Problems.notFound("event"))
                        .in(locales.current().map(Locale::toLanguageTag).orElse(null));
        var closed = stock.terms().closedBecause(now);
        if (closed != null) throw refused(Refusal.notOnSale(closed));
        var claim = codes.claim(request.eventId(), request.offerCode());
        var offers = new OfferDecisions(codes.seen(request.eventId(), claim));
        var purchase =
                new Purchase(
                        request.eventId(),
                        Purchases.lines(request.quantity(), request.items()),
                        ANYBODY,
                        ANYBODY.email(),
                        null,
                        false,
                        null,
                        null,
                        claim);
        var useless = offers.refusal(purchase, stock.terms(), now);
        if (useless != null) throw refused(useless);
        var types = types(purchase, stock, now, offers);
        return switch (Prices.of(purchase, stock, now, offers)) {
            case Prices.Known(var priced, var offer) ->
                    QuoteView.of(purchase, stock, types, priced, offer);
            case Prices.Refused(var refusal) -> throw refused(refusal);
        };
    }

    private static List<TicketType> types(
            Purchase purchase, Stock stock, Instant now, OfferDecisions offers) {
        return purchase.lines().stream()
                .map(line ->
                        stock.type(line.ticketTypeId(), now)
                                .filter(type -> !type.needsCode() || offers.opens(purchase, type))
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
