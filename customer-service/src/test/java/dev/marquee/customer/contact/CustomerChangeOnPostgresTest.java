package dev.marquee.customer.contact;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class CustomerChangeOnPostgresTest extends CustomerChangeContract {}
