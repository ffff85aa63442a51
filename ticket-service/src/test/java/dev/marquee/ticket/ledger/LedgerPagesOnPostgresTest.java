package dev.marquee.ticket.ledger;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class LedgerPagesOnPostgresTest extends LedgerPagesContract {}
