package dev.marquee.ticket.sales;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class SalesOnPostgresTest extends SalesContract {}
