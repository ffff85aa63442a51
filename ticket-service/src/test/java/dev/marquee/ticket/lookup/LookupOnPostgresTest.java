package dev.marquee.ticket.lookup;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class LookupOnPostgresTest extends LookupContract {}
