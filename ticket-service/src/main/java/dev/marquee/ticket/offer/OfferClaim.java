package dev.marquee.ticket.offer;

import org.jspecify.annotations.Nullable;

/** What a purchase says about offers. */
public sealed interface OfferClaim {

    /**
     * The buyer has a code.
     *
     * @param offerId whose code it was a moment ago; null if there was no such code
     * @param code as codes are compared; empty for what can be none
     */
    record ByCode(@Nullable Long offerId, String code) implements OfferClaim {}

    /**
     * The same tickets as before, for a payment that came too late. Only the limits are asked
     * again: the offer was valid when the price was promised.
     *
     * @param use that the booking had; null if it had none
     */
    record Again(@Nullable OfferUse use) implements OfferClaim {}
}
