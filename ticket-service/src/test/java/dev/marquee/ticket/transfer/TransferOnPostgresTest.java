package dev.marquee.ticket.transfer;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class TransferOnPostgresTest extends TransferContract {}
