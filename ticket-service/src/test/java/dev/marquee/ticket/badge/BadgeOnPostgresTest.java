package dev.marquee.ticket.badge;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class BadgeOnPostgresTest extends BadgeContract {}
