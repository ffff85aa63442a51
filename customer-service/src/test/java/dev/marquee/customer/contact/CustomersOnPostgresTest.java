package dev.marquee.customer.contact;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class CustomersOnPostgresTest extends CustomersContract {}
