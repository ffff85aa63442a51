package dev.marquee.venue;

import dev.marquee.platform.test.OnPostgres;

@VenueServiceTest
@OnPostgres
class PostgresVenueChangeTest extends VenueChangeTests {}
