package dev.marquee.ticket.entry;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class GuestListOnPostgresTest extends GuestListContract {}
