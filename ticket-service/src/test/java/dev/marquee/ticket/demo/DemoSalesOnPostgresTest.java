package dev.marquee.ticket.demo;

import dev.marquee.ticket.OnPostgres;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
@OnPostgres
class DemoSalesOnPostgresTest extends DemoSalesContract {}
