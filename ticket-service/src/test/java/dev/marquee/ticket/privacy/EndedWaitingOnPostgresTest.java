package dev.marquee.ticket.privacy;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class EndedWaitingOnPostgresTest extends EndedWaitingContract {}
