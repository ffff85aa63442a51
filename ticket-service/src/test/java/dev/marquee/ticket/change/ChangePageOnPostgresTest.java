package dev.marquee.ticket.change;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ChangePageOnPostgresTest extends ChangePageContract {}
