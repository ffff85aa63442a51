package dev.marquee.site.client;

import org.jspecify.annotations.Nullable;

/**
 * What a choice costs; amounts are decimal.
 *
 * @param offer what takes the discount off; null if nothing does
 */
public record Quote(
        String currency, String discount, String total, Booking.@Nullable Offer offer) {}
