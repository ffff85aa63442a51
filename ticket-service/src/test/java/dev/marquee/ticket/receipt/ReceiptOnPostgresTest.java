package dev.marquee.ticket.receipt;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ReceiptOnPostgresTest extends ReceiptContract {}
