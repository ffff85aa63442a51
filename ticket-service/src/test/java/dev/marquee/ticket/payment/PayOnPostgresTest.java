package dev.marquee.ticket.payment;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class PayOnPostgresTest extends PayContract {}
