package dev.marquee.ticket;

import dev.marquee.platform.test.AccessContract;
import dev.marquee.platform.test.ApiDocsContract;

/** Who may come to bookings and tickets. */
@OnH2
class AccessTest extends RunningService implements AccessContract, ApiDocsContract {}
