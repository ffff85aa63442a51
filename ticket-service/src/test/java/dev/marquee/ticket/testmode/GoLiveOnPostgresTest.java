package dev.marquee.ticket.testmode;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class GoLiveOnPostgresTest extends GoLiveContract {}
