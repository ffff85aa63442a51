package dev.marquee.venue.hire;

import dev.marquee.venue.VenueServiceTest;

@VenueServiceTest
class H2HireTest extends HireTests {}
