package dev.marquee.ticket.testmode;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class GoLiveOnPostgresTest extends GoLiveContract {}
