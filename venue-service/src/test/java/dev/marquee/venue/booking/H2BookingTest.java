package dev.marquee.venue.booking;

import dev.marquee.venue.VenueServiceTest;

@VenueServiceTest
class H2BookingTest extends BookingTests {}
