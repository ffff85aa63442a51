package dev.marquee.customer.assistant;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class TurnsOnPostgresTest extends TurnsContract {}
