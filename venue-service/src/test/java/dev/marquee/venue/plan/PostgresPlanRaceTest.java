package dev.marquee.venue.plan;

import dev.marquee.platform.test.OnPostgres;
import dev.marquee.venue.VenueServiceTest;

@VenueServiceTest
@OnPostgres
class PostgresPlanRaceTest extends PlanRaceTests {}
