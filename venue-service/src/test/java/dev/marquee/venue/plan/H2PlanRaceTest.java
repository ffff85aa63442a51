package dev.marquee.venue.plan;

import dev.marquee.venue.VenueServiceTest;

@VenueServiceTest
class H2PlanRaceTest extends PlanRaceTests {}
