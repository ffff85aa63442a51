package dev.marquee.ticket.entry;

import dev.marquee.ticket.OnH2;

@OnH2
class UnfinishedSalesOnH2Test extends UnfinishedSalesContract {}
