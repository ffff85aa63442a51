package dev.marquee.ticket.fact;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class FactFeedOnPostgresTest extends FactFeedContract {}
