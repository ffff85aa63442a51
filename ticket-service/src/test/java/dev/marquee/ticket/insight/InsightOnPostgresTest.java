package dev.marquee.ticket.insight;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class InsightOnPostgresTest extends InsightContract {}
