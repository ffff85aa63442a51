package dev.marquee.event.api;

import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.test.OnPostgres;

@EventServiceTest
@OnPostgres
class PostgresEventChangesAtOnceTest extends EventChangesAtOnceTests {}
