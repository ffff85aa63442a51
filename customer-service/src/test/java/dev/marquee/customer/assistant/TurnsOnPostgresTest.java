package dev.marquee.customer.assistant;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class TurnsOnPostgresTest extends TurnsContract {}
