package dev.marquee.ticket.document;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class TicketPdfOnPostgresTest extends TicketPdfContract {}
