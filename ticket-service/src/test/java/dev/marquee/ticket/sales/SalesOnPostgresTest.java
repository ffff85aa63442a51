package dev.marquee.ticket.sales;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class SalesOnPostgresTest extends SalesContract {}
