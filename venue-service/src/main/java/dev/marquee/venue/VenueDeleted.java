package dev.marquee.venue;

/** A venue is gone, and what was booked there with it. */
public record VenueDeleted(Venue venue) {}
