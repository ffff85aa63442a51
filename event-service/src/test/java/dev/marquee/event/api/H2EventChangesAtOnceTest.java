package dev.marquee.event.api;

import dev.marquee.event.EventServiceTest;

@EventServiceTest
class H2EventChangesAtOnceTest extends EventChangesAtOnceTests {}
