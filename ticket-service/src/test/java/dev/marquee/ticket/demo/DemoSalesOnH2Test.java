package dev.marquee.ticket.demo;

import dev.marquee.ticket.OnH2;

@OnH2
class DemoSalesOnH2Test extends DemoSalesContract {}
