package dev.marquee.venue;

@VenueServiceTest
class H2VenueChangeTest extends VenueChangeTests {}
