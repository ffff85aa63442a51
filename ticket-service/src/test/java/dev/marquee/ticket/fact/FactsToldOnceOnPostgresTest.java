package dev.marquee.ticket.fact;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class FactsToldOnceOnPostgresTest extends FactsToldOnceContract {}
