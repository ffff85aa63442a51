package dev.marquee.ticket.insight;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class InsightOnPostgresTest extends InsightContract {}
