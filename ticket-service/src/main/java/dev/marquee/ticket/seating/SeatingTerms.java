package dev.marquee.ticket.seating;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * By which plan the seats of an event are sold.
 *
 * @param planId that of venue-service
 * @param planVersion never changes what it says
 * @param sections the ticket type of each section, by the section's id; others are not sold
 */
public record SeatingTerms(
        @Positive long planId,
        @Positive int planVersion,
        @NotEmpty @Size(max = 200)
                Map<@NotNull @Size(max = 60) String, @NotNull @Positive Long> sections) {}
