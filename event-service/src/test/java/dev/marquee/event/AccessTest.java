package dev.marquee.event;

import dev.marquee.platform.test.AccessContract;

/** Who may come to events. */
@EventServiceTest
class AccessTest implements AccessContract {}
