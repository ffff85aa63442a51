package dev.marquee.customer.contact;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class CustomerChangeOnPostgresTest extends CustomerChangeContract {}
