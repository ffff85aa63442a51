package dev.marquee.customer;

import java.time.Instant;

/** A line of a customer's history. */
record Note(long id, String author, String text, Instant createdAt) {}
