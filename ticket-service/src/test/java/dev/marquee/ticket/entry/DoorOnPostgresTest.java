package dev.marquee.ticket.entry;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class DoorOnPostgresTest extends DoorContract {}
