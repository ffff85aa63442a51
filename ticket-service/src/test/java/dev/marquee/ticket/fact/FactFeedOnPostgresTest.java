package dev.marquee.ticket.fact;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class FactFeedOnPostgresTest extends FactFeedContract {}
