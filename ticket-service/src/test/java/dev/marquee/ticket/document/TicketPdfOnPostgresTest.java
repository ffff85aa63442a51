package dev.marquee.ticket.document;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class TicketPdfOnPostgresTest extends TicketPdfContract {}
