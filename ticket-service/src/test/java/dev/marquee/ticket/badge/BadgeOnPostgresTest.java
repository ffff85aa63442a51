package dev.marquee.ticket.badge;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class BadgeOnPostgresTest extends BadgeContract {}
