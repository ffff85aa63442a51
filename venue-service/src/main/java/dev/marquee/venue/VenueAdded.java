package dev.marquee.venue;

/** A venue was added. */
record VenueAdded(Venue venue) {}
