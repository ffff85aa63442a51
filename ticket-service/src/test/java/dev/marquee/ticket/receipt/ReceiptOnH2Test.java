package dev.marquee.ticket.receipt;

import dev.marquee.ticket.OnH2;

@OnH2
class ReceiptOnH2Test extends ReceiptContract {}
