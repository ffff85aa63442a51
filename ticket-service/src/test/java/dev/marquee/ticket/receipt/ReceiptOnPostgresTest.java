package dev.marquee.ticket.receipt;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class ReceiptOnPostgresTest extends ReceiptContract {}
