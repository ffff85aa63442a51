package dev.marquee.ticket.live;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class LiveOnPostgresTest extends LiveContract {}
