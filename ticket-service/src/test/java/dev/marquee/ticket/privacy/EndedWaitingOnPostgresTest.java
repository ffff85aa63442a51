package dev.marquee.ticket.privacy;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class EndedWaitingOnPostgresTest extends EndedWaitingContract {}
