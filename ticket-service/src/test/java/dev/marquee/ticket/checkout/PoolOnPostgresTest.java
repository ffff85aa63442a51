package dev.marquee.ticket.checkout;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class PoolOnPostgresTest extends PoolContract {}
