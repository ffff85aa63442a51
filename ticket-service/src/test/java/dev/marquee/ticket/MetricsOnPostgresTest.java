package dev.marquee.ticket;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class MetricsOnPostgresTest extends MetricsContract {}
