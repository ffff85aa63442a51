package dev.marquee.event.catalogue;

import dev.marquee.event.EventServiceTest;

@EventServiceTest
class H2EventChangesAtOnceTest extends EventChangesAtOnceTests {}
