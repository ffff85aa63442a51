package dev.marquee.ticket.eventchange;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class EventNewsOnPostgresTest extends EventNewsContract {}
