package dev.marquee.ticket.checkout;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.OfferCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what purchases would cost at this moment. Nothing is held or counted. */
@Component
public class Quotes {

    private final Stocks stocks;
    private final OfferCodes codes;
    private final ReaderLocales locales;
    private final Clock clock;

    Quotes(Stocks stocks, OfferCodes codes, ReaderLocales locales, Clock clock) {
        this.locales = locales;
        this.stocks = stocks;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Prices a purchase. How many are left and whose they would be does not matter. Ticket types
     * are called what they are in the reader's language, or else in that of the event.
     *
     * @throws org.springframework.web.ErrorResponseException as the booking would be refused for
     *     its price, its offer or the time: event-not-on-sale, quantity-not-allowed, offer-refused,
     *     invalid-input; not-found without such an event
     */
    public QuoteView of(Purchase purchase) {
        var now = clock.instant();
        var stock =
                stocks.find(String.valueOf(purchase.eventId()))
                        .orElseThrow(() -> Problems.notFound("event"))
                        .in(locales.current().map(Locale::toLanguageTag).orElse(null));
        var terms = stock.terms();
        var closed =
                purchase.staff() == null ? terms.closedBecause(now) : terms.closedForStaffBecause();
        if (closed != null) throw refused(Refusal.notOnSale(closed));
        var offers = new OfferDecisions(codes.seen(purchase.eventId(), purchase.offer()));
        var useless = offers.refusal(purchase, terms, now);
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
                .peek(type -> refuseIfClosed(purchase, type, now))
                .toList();
    }

    private static void refuseIfClosed(Purchase purchase, TicketType type, Instant now) {
        var closed = purchase.staff() == null ? type.closedBecause(now) : null;
        if (closed != null) throw refused(Refusal.notOnSale(closed));
    }

    private static RuntimeException refused(Refusal refusal) {
        return RefusalProblems.of(refusal, false);
    }
}
