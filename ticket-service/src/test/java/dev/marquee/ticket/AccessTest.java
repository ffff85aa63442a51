package dev.marquee.ticket;

import dev.marquee.platform.test.AccessContract;

/** Who may come to bookings and tickets. */
@OnH2
class AccessTest extends RunningService implements AccessContract {}
