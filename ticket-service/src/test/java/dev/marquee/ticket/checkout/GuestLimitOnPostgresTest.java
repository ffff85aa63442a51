package dev.marquee.ticket.checkout;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class GuestLimitOnPostgresTest extends GuestLimitContract {}
