package dev.marquee.ticket.ledger;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class LedgerPagesOnPostgresTest extends LedgerPagesContract {}
