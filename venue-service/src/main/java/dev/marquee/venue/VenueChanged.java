package dev.marquee.venue;

/**
 * Something else is said about a venue.
 *
 * @param changes in a few words
 */
record VenueChanged(Venue venue, String changes) {}
