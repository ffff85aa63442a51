package dev.marquee.venue.booking;

import dev.marquee.platform.test.OnPostgres;
import dev.marquee.venue.VenueServiceTest;

@VenueServiceTest
@OnPostgres
class PostgresBookingTest extends BookingTests {}
