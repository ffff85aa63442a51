package dev.marquee.customer.contact;

import java.time.Instant;

/** A line of a customer's history. */
public record Note(long id, String author, String text, Instant createdAt) {}
