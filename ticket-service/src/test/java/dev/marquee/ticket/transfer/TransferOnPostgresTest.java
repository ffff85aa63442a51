package dev.marquee.ticket.transfer;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class TransferOnPostgresTest extends TransferContract {}
