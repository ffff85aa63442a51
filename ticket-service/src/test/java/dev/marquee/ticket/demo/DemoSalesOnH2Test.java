package dev.marquee.ticket.demo;

import dev.marquee.ticket.OnH2;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
@OnH2
class DemoSalesOnH2Test extends DemoSalesContract {}
