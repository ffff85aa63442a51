package dev.marquee.ticket.customer;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class CustomerBookingsOnPostgresTest extends CustomerBookingsContract {}
