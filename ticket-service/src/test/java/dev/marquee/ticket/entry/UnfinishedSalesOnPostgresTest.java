package dev.marquee.ticket.entry;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class UnfinishedSalesOnPostgresTest extends UnfinishedSalesContract {}
