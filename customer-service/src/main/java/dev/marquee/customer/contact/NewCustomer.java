package dev.marquee.customer.contact;

import org.jspecify.annotations.Nullable;

/**
 * Somebody to be added.
 *
 * @param book whose customer it is to be: {@link Viewer#HOUSE}, {@link Viewer#NOBODY}, or the
 *     organiser whose buyer it is
 * @param addedBy the account that adds it; null where nobody does
 */
public record NewCustomer(Details details, Origin origin, long book, @Nullable Long addedBy) {}
