package dev.marquee.ticket.inventory;

import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.OfferClaim.ByCode;
import dev.marquee.ticket.offer.OfferCodes;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which of the ticket types that are sold by code alone somebody may see. */
@Component
public class OpenedTypes {

    private final OfferCodes codes;

    OpenedTypes(OfferCodes codes) {
        this.codes = codes;
    }

    /**
     * What is sold by code alone is for whoever has the code; the others are for all.
     *
     * @param code as typed; null opens none
     * @throws org.springframework.web.ErrorResponseException 429 after too many wrong ones
     */
    public Predicate<TicketType> shown(SaleTerms terms, @Nullable String code) {
        var opens = by(terms, code);
        return type -> !type.needsCode() || opens.test(type);
    }

    /** Those that the code opens, as in {@link #shown}. */
    public Predicate<TicketType> by(SaleTerms terms, @Nullable String code) {
        if (!(codes.claim(terms.eventId(), code) instanceof ByCode claim)) return type -> false;
        var offers = codes.seen(terms.eventId(), claim).offers().values();
        return type -> offers.stream().anyMatch(offer -> offer.isFor(terms) && offer.opens(type));
    }
}
