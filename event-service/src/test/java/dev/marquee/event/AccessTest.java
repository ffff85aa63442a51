package dev.marquee.event;

import dev.marquee.platform.test.AccessContract;
import dev.marquee.platform.test.ApiDocsContract;

/** Who may come to events. */
@EventServiceTest
class AccessTest implements AccessContract, ApiDocsContract {}
