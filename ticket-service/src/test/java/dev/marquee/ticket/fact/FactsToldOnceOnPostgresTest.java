package dev.marquee.ticket.fact;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class FactsToldOnceOnPostgresTest extends FactsToldOnceContract {}
