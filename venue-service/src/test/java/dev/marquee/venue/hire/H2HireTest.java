package dev.marquee.venue;

@VenueServiceTest
class H2HireTest extends HireTests {}
