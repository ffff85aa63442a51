package dev.marquee.venue;

import dev.marquee.platform.test.AccessContract;
import dev.marquee.platform.test.ApiDocsContract;

/** Who may come to venues. */
@VenueServiceTest
class AccessTest implements AccessContract, ApiDocsContract {}
