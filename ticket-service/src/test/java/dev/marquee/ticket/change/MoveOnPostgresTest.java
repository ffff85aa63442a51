package dev.marquee.ticket.change;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class MoveOnPostgresTest extends MoveContract {}
