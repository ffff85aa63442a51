package dev.marquee.ticket.ledger;

import dev.marquee.ticket.OnH2;

@OnH2
class LedgerPagesOnH2Test extends LedgerPagesContract {}
