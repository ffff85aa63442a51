package dev.marquee.ticket.demo;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class DemoSalesOnPostgresTest extends DemoSalesContract {}
