package dev.marquee.ticket.lookup;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class TicketLookupOnPostgresTest extends TicketLookupContract {}
