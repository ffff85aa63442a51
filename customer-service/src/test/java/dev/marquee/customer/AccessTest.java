package dev.marquee.customer;

import dev.marquee.platform.test.AccessContract;

/** Who may come to customers. */
@OnH2
class AccessTest extends RunningService implements AccessContract {}
