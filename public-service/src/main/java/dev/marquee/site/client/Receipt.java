package dev.marquee.site.client;

/**
 * A receipt of a booking.
 *
 * @param kind receipt, invoice or credit-note
 */
public record Receipt(long id, String number, String kind) {}
