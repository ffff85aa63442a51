package dev.marquee.customer.contact;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A line of a customer's history. */
public record Note(
        long id,
        @Schema(example = "Ana Ribeiro") String author,
        @Schema(example = "Wants the same hall again next year.") String text,
        Instant createdAt) {}
