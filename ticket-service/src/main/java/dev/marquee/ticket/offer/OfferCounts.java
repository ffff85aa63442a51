package dev.marquee.ticket.offer;

import dev.marquee.platform.value.EmailAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The offers that may count for some purchases, and how often they are used.
 *
 * @param offers with codes, by id
 * @param codes that purchases name, of those that have a limit of their own
 * @param byBuyer uses by one buyer, of offers that limit them
 * @param automatic by event: the active ones without a code
 */
public record OfferCounts(
        Map<Long, Offer> offers,
        Map<CodeOf, Uses> codes,
        Map<BuyerOf, Integer> byBuyer,
        Map<Long, List<Offer>> automatic) {

    public static final OfferCounts NONE = new OfferCounts(Map.of(), Map.of(), Map.of(), Map.of());

    /** One code of an offer. */
    public record CodeOf(long offerId, String code) {}

    /** How often a code is used, and may be. */
    public record Uses(int live, @Nullable Integer limit) {}

    /** One buyer of an offer. */
    public record BuyerOf(long offerId, EmailAddress email) {}
}
