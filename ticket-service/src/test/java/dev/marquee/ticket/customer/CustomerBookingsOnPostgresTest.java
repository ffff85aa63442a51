package dev.marquee.ticket.customer;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class CustomerBookingsOnPostgresTest extends CustomerBookingsContract {}
