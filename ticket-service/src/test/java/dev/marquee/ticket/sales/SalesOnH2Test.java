package dev.marquee.ticket.sales;

import dev.marquee.ticket.OnH2;

@OnH2
class SalesOnH2Test extends SalesContract {}
