package dev.marquee.ticket.noshow;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class NoShowOnPostgresTest extends NoShowContract {}
