package dev.marquee.ticket.entry;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ImportedTicketOnPostgresTest extends ImportedTicketContract {}
