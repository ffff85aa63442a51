package dev.marquee.ticket.live;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class LiveOnPostgresTest extends LiveContract {}
