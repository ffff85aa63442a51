package dev.marquee.ticket.eventchange;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class EventNewsOnPostgresTest extends EventNewsContract {}
