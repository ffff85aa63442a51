package dev.marquee.ticket.noshow;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class NoShowOnPostgresTest extends NoShowContract {}
