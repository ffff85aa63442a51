package dev.marquee.ticket.demo;

import dev.marquee.platform.test.OnPostgres;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
@OnPostgres
class DemoSalesOnPostgresTest extends DemoSalesContract {}
