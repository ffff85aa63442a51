package dev.marquee.site.client;

import org.jspecify.annotations.Nullable;

/**
 * A company that a booking is invoiced to.
 *
 * @param country ISO 3166
 */
public record InvoiceAddress(
        String company, String address, String country, @Nullable String taxNumber) {}
