package dev.marquee.customer.contact;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class CustomersOnPostgresTest extends CustomersContract {}
