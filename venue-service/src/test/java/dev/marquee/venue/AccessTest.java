package dev.marquee.venue;

import dev.marquee.platform.test.AccessContract;

/** Who may come to venues. */
@VenueServiceTest
class AccessTest implements AccessContract {}
