package dev.marquee.ticket.export;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class ExportQueueOnPostgresTest extends ExportQueueContract {}
